'use client';

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { type Spark as SparkData, type SparkSource, useSparks } from '@/lib/client/sparks.ts';
import { sameIfEqual } from '@/lib/shared/same-if-equal.ts';
import { Spark } from './spark.tsx';

/** Rows of one request: a little more than a screen. */
const PAGE = 50;
const NONE: ReadonlyMap<string, SparkData> = new Map();
const Sparks = createContext(NONE);

type ShownPages = { first: number; last: number };

type OnRowsShown = (end: number, start: number) => void;

/** Which rows of a virtual list are in sight, in pages; passes on what it is told. */
export function useShownPages(passOn: OnRowsShown): { pages: ShownPages; onRowsShown: OnRowsShown } {
  const [pages, setPages] = useState<ShownPages>({ first: 0, last: 0 });
  const onRowsShown = useCallback(
    (end: number, start: number) => {
      passOn(end, start);
      const first = Math.floor(start / PAGE);
      const last = Math.max(first, Math.floor((end - 1) / PAGE));
      setPages((now) => (now.first === first && now.last === last ? now : { first, last }));
    },
    [passOn],
  );
  return { pages, onRowsShown };
}

const PASS_ON_NOTHING = () => undefined;

type OrderedRows = ReturnType<typeof useShownPages> & {
  order: readonly string[];
  onOrder: (ids: readonly string[]) => void;
};

/** Of a table that sorts its rows itself: their ids in its order, and which are in sight. */
export function useOrderedRows(): OrderedRows {
  const [order, setOrder] = useState<readonly string[]>([]);
  const onOrder = useCallback((ids: readonly string[]) => setOrder((known) => sameIfEqual(known, ids)), []);
  return { ...useShownPages(PASS_ON_NOTHING), order, onOrder };
}

type SparkRowsProps = {
  clusterId: string;
  source: SparkSource;
  /** Of all rows, in their order. */
  names: readonly string[];
  pages: ShownPages;
  children: ReactNode;
};

/** Gives the cells inside the lines of the rows in sight. */
export function SparkRows({ clusterId, source, names, pages: { first, last }, children }: SparkRowsProps) {
  const pages = useMemo(() => {
    const all = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * PAGE);
    return all.map((start) => names.slice(start, start + PAGE)).filter(({ length }) => length > 0);
  }, [names, first, last]);
  return <Sparks value={useSparks(clusterId, source, pages)}>{children}</Sparks>;
}

/** The line of one row; nothing until it was read. */
export function SparkCell({ name, formatValue }: { name: string; formatValue: (value: number) => string }) {
  const spark = useContext(Sparks).get(name);
  return spark === undefined ? null : <Spark values={spark.values} formatValue={formatValue} />;
}

const THE_CLUSTER = [''];
const ONE_PAGE = { first: 0, last: 0 };

type ClusterSparkProps = Pick<SparkRowsProps, 'clusterId' | 'source'> & {
  formatValue: (value: number) => string;
};

/** The line of a cluster; nothing until it was read. */
export function ClusterSpark({ clusterId, source, formatValue }: ClusterSparkProps) {
  return (
    <SparkRows clusterId={clusterId} source={source} names={THE_CLUSTER} pages={ONE_PAGE}>
      <SparkCell name="" formatValue={formatValue} />
    </SparkRows>
  );
}

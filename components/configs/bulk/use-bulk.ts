'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { v4 as newId } from 'uuid';
import { type BulkItem, type BulkResult, changeInParts, planInParts } from '@/lib/client/bulk.ts';
import { keys } from '@/lib/client/keys.ts';
import { ownName } from '@/lib/client/own-name.ts';
import type { BulkPlanDto, ChangeDto, ConfigPlanDto, VerdictDto } from '@/lib/contracts/changes.ts';

type Whole = BulkPlanDto['whole'];

/** Where a bulk change stands. Everything is previewed before anything is sent. */
export type BulkState =
  | { phase: 'editing' }
  | {
      phase: 'planning' | 'planned';
      total: number;
      plans: readonly ConfigPlanDto[];
      /** About the cluster as a whole. */
      whole: Whole;
      items: readonly BulkItem[];
      /** Batch that this one takes back. */
      reverts: string | null;
    }
  | {
      phase: 'applying' | 'done';
      total: number;
      results: readonly BulkResult[];
      batch: string;
      reverts: string | null;
    };

/** Whether anything would be sent for a topic. */
export const isSendable = ({ refusal, conflicts, rows }: ConfigPlanDto): boolean =>
  refusal === null && conflicts.length === 0 && rows.some(({ problem }) => problem === null);

/** Parts are judged one by one: what several of them say of one finding is the same thing. */
const withNews = (said: readonly VerdictDto[], more: readonly VerdictDto[]): VerdictDto[] => [
  ...new Map([...said, ...more].map((verdict) => [verdict.key, verdict])).values(),
];

const toError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));

export function useBulk(clusterId: string) {
  const client = useQueryClient();
  const [state, setState] = useState<BulkState>({ phase: 'editing' });
  const [error, setError] = useState<Error | null>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const begin = (): AbortSignal => {
    running.current?.abort();
    running.current = new AbortController();
    setError(null);
    return running.current.signal;
  };

  async function preview(items: readonly BulkItem[], reverts: string | null = null) {
    const signal = begin();
    const plans: ConfigPlanDto[] = [];
    let whole: Whole = { fixes: [], breaks: [] };
    const show = (phase: 'planning' | 'planned') =>
      setState({ phase, total: items.length, plans: [...plans], whole, items, reverts });
    show('planning');
    try {
      await planInParts(clusterId, items, signal, (part) => {
        plans.push(...part.items);
        whole = {
          fixes: withNews(whole.fixes, part.whole.fixes),
          breaks: withNews(whole.breaks, part.whole.breaks),
        };
        if (!signal.aborted) show('planning');
      });
      if (!signal.aborted) show('planned');
    } catch (cause) {
      if (signal.aborted) return;
      setError(toError(cause));
      setState({ phase: 'editing' });
    }
  }

  async function send(items: readonly BulkItem[], reason: string, reverts: string | null) {
    const signal = begin();
    const batch = newId();
    const results: BulkResult[] = [];
    const show = (phase: 'applying' | 'done') =>
      setState({ phase, total: items.length, results: [...results], batch, reverts });
    show('applying');
    try {
      const input = {
        items: [...items],
        batch,
        actor: ownName.get(),
        reason,
        ...(reverts !== null && { reverts }),
      };
      await changeInParts(clusterId, input, signal, (part) => {
        results.push(...part);
        show('applying');
      });
    } catch (cause) {
      setError(toError(cause));
    }
    show('done');
    await client.invalidateQueries({ queryKey: keys.cluster(clusterId) });
  }

  return {
    state,
    error,
    preview,
    /** Back to the edits; nothing was sent. */
    edit: () => {
      running.current?.abort();
      setState({ phase: 'editing' });
    },
    /** Stops after the part that is under way. */
    stop: () => running.current?.abort(),
    /** Those of the plans that are sent; what each is based on is what its plan saw. */
    apply: (plans: readonly ConfigPlanDto[], reason: string) => {
      if (state.phase !== 'planned') return;
      const editsOf = new Map(state.items.map(({ topic, edits }) => [topic, edits]));
      const items = plans.map(({ subject, rows }) => ({
        topic: subject.name,
        edits: (editsOf.get(subject.name) ?? []).filter(({ key }) =>
          rows.some((row) => row.key === key && row.problem === null),
        ),
        base: rows.map(({ before }) => before),
      }));
      void send(items, reason, state.reverts);
    },
  };
}

/** What brings back each topic that a batch changed, based on what the batch left behind. */
export const wayBack = (changes: readonly ChangeDto[]): BulkItem[] =>
  changes.flatMap(({ subject, state, undo, after }) =>
    state === 'refused' || undo.length === 0 ? [] : [{ topic: subject.name, edits: undo, base: after }],
  );

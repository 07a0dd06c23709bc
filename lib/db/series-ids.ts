import type { Dialect } from './dialect.ts';
import type { PrismaClient } from './generated/sqlite/client.ts';
import type { SeriesName } from './store.ts';

export type SeriesIds = {
  /** The id of each series, in their order; those that are new are stored. Undefined: deleted at this very moment. */
  of(clusterId: string, series: readonly SeriesName[]): Promise<(number | undefined)[]>;
  forget(clusterId: string): void;
};

const keyOf = ({ kind, name, metric }: SeriesName) => `${kind} ${metric} ${name}`;

/** The ids of all series that were written: a sweep of thousands looks none of them up again. */
export function createSeriesIds(client: PrismaClient, dialect: Dialect): SeriesIds {
  const clusters = new Map<string, Map<string, number>>();

  async function learn(clusterId: string, known: Map<string, number>, series: readonly SeriesName[]) {
    const json = JSON.stringify(series.map(({ kind, name, metric }) => ({ kind, name, metric })));
    await client.$executeRawUnsafe(dialect.insertSeries, json, clusterId);
    const rows = await client.$queryRawUnsafe<{ position: bigint | number; id: bigint | number }[]>(
      dialect.findSeries,
      ...[json, clusterId],
    );
    for (const { position, id } of rows) {
      const found = series[Number(position)];
      if (found !== undefined) known.set(keyOf(found), Number(id));
    }
  }

  return {
    async of(clusterId, series) {
      const known = clusters.get(clusterId) ?? new Map<string, number>();
      clusters.set(clusterId, known);
      const unknown = series.filter((one) => !known.has(keyOf(one)));
      if (unknown.length > 0) await learn(clusterId, known, unknown);
      return series.map((one) => known.get(keyOf(one)));
    },
    forget(clusterId) {
      clusters.delete(clusterId);
    },
  };
}

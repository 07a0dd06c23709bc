import { AppError } from '@/lib/shared/app-error.ts';
import type { Dialect } from './dialect.ts';
import type { PrismaClient } from './generated/sqlite/client.ts';
import { MAX_SAMPLE_ROWS, RESOLUTIONS } from './retention.ts';
import type { ClusterRecord, Store } from './store.ts';

/** Small enough that one delete stays under 50 ms of database time. */
const PRUNE_SLICE = 5_000;

type StoredCluster = Awaited<ReturnType<PrismaClient['cluster']['findMany']>>[number];

export function createPrismaStore(client: PrismaClient, dialect: Dialect, maxRows = MAX_SAMPLE_ROWS): Store {
  return {
    async listClusters() {
      const rows = await client.cluster.findMany({ orderBy: { createdAt: 'asc' } });
      return rows.map(fromRow);
    },

    async saveCluster(record) {
      const row = toRow(record);
      const sameName = await client.cluster.findUnique({ where: { name: record.name } });
      if (sameName && sameName.id !== record.id) {
        throw new AppError('conflict', `Another cluster is already called "${record.name}".`, {
          field: 'name',
        });
      }
      await client.cluster.upsert({ where: { id: record.id }, create: row, update: row });
    },

    async deleteCluster(id) {
      await client.cluster.deleteMany({ where: { id } });
      while ((await client.$executeRawUnsafe(dialect.deleteClusterSamples, id, PRUNE_SLICE)) > 0);
      await client.series.deleteMany({ where: { clusterId: id } });
    },

    async appendReadings(clusterId, at, readings) {
      if (readings.length === 0) return;
      const rows = JSON.stringify(readings);
      await client.$transaction([
        client.$executeRawUnsafe(dialect.insertSeries, rows, clusterId),
        ...RESOLUTIONS.map(({ resolutionMs }) =>
          client.$executeRawUnsafe(
            dialect.mergeSamples,
            rows,
            clusterId,
            resolutionMs,
            bucket(at, resolutionMs),
          ),
        ),
      ]);
    },

    async readSeries({ clusterId, kind, name, metric, resolutionMs, from, to }) {
      const rows = await client.$queryRawUnsafe<{ at: bigint | number; mean: number; max: number }[]>(
        dialect.selectSeries,
        ...[clusterId, kind, name, metric, resolutionMs, bucket(from, resolutionMs), to],
      );
      return rows.map((row) => ({ at: Number(row.at), mean: row.mean, max: row.max }));
    },

    async pruneHistory(now) {
      let deleted = 0;
      for (const { resolutionMs, keepMs } of RESOLUTIONS) {
        deleted += await client.$executeRawUnsafe(
          dialect.deleteExpired,
          resolutionMs,
          now - keepMs,
          PRUNE_SLICE,
        );
      }
      const excess = (await client.sample.count()) - maxRows;
      if (excess > 0) {
        deleted += await client.$executeRawUnsafe(dialect.deleteOldest, Math.min(excess, PRUNE_SLICE));
      }
      return deleted >= PRUNE_SLICE;
    },

    async ping() {
      await client.$queryRawUnsafe('SELECT 1');
    },

    async close() {
      await client.$disconnect();
    },
  };
}

const bucket = (at: number, resolutionMs: number) => Math.floor(at / resolutionMs) * resolutionMs;

function toRow(record: ClusterRecord): StoredCluster {
  return {
    ...record,
    bootstrap: JSON.stringify(record.bootstrap),
    createdAt: BigInt(record.createdAt),
    updatedAt: BigInt(record.updatedAt),
  };
}

function fromRow(row: StoredCluster): ClusterRecord {
  const bootstrap: unknown = JSON.parse(row.bootstrap);
  return {
    ...row,
    bootstrap: Array.isArray(bootstrap) ? bootstrap.map(String) : [],
    createdAt: Number(row.createdAt),
    updatedAt: Number(row.updatedAt),
  };
}

import { AppError } from '@/lib/shared/app-error.ts';
import { createAlertStore, deleteAlertsOf, pruneAlerts } from './alerts-store.ts';
import type { Dialect } from './dialect.ts';
import { createFindingsStore } from './findings-store.ts';
import type { PrismaClient } from './generated/sqlite/client.ts';
import { createHistoryStore } from './history-store.ts';
import { bucketOf, type HistoryLimits, TALLY_RESOLUTIONS } from './retention.ts';
import { createSavedOffsets } from './saved-offsets-store.ts';
import type { ChangeRecord, ClusterRecord, Store } from './store.ts';
import { createTimelineStore } from './timeline-store.ts';
import { createWatchStore } from './watch-store.ts';

type StoredChange = Awaited<ReturnType<PrismaClient['change']['findMany']>>[number];
type StoredCluster = Awaited<ReturnType<PrismaClient['cluster']['findMany']>>[number];

export function createPrismaStore(client: PrismaClient, dialect: Dialect, limits: HistoryLimits): Store {
  const history = createHistoryStore(client, dialect, limits);
  const timeline = createTimelineStore(client, dialect);
  return {
    ...createSavedOffsets(client),
    ...createWatchStore(client),
    ...timeline,
    ...createFindingsStore(client, dialect),
    ...createAlertStore(client, dialect.alerts),

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
      await history.forget(id);
      await client.change.deleteMany({ where: { clusterId: id } });
      await client.savedOffsets.deleteMany({ where: { clusterId: id } });
      await client.watch.deleteMany({ where: { clusterId: id } });
      await client.acceptance.deleteMany({ where: { clusterId: id } });
      await client.finding.deleteMany({ where: { clusterId: id } });
      await client.auditTally.deleteMany({ where: { clusterId: id } });
      await timeline.deleteEvents(id);
      await deleteAlertsOf(client, id);
    },

    async saveChange(record) {
      const row = { ...record, at: BigInt(record.at) };
      await client.change.upsert({ where: { id: record.id }, create: row, update: row });
    },

    async findChange(clusterId, id) {
      const row = await client.change.findFirst({ where: { clusterId, id } });
      return row && fromChange(row);
    },

    async listChanges({ clusterId, subjectKind, subjectName, batch, from, limit }) {
      const rows = await client.change.findMany({
        where: {
          clusterId,
          ...(subjectKind !== undefined && { subjectKind }),
          ...(subjectName !== undefined && { subjectName }),
          ...(batch !== undefined && { batch }),
          ...(from !== undefined && { at: { gte: BigInt(from) } }),
        },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: limit,
      });
      return rows.map(fromChange);
    },

    async saveAcceptance(record) {
      const { createdAt, expiresAt, revokedAt } = record;
      const row = {
        ...record,
        createdAt: BigInt(createdAt),
        expiresAt: BigInt(expiresAt),
        revokedAt: revokedAt === null ? null : BigInt(revokedAt),
      };
      await client.acceptance.upsert({ where: { id: record.id }, create: row, update: row });
    },

    async listAcceptances(clusterId) {
      const rows = await client.acceptance.findMany({
        where: { clusterId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
      return rows.map((row) => ({
        ...row,
        createdAt: Number(row.createdAt),
        expiresAt: Number(row.expiresAt),
        revokedAt: row.revokedAt === null ? null : Number(row.revokedAt),
      }));
    },

    async saveTeamMapping(record) {
      const row = { ...record, createdAt: BigInt(record.createdAt) };
      await client.teamMapping.upsert({ where: { id: record.id }, create: row, update: row });
    },

    async listTeamMappings() {
      const rows = await client.teamMapping.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
      return rows.map((row) => ({ ...row, createdAt: Number(row.createdAt) }));
    },

    async deleteTeamMapping(id) {
      return (await client.teamMapping.deleteMany({ where: { id } })).count > 0;
    },

    async saveTally({ clusterId, judgedAt, counts }) {
      const newest = { judgedAt: BigInt(judgedAt), counts };
      await client.$transaction(
        TALLY_RESOLUTIONS.map(({ resolutionMs }) => {
          const id = { clusterId, resolutionMs, at: BigInt(bucketOf(judgedAt, resolutionMs)) };
          return client.auditTally.upsert({
            where: { clusterId_resolutionMs_at: id },
            create: { ...id, ...newest },
            update: newest,
          });
        }),
      );
    },

    async listTallies({ clusterId, resolutionMs, from, to }) {
      const rows = await client.auditTally.findMany({
        where: { clusterId, resolutionMs, at: { gte: BigInt(bucketOf(from, resolutionMs)), lt: BigInt(to) } },
        orderBy: { at: 'asc' },
      });
      return rows.map((row) => ({ ...row, at: Number(row.at), judgedAt: Number(row.judgedAt) }));
    },

    appendReadings: history.append,
    readSeries: history.read,
    seriesNames: history.names,
    historyUsage: history.usage,

    async pruneHistory(now) {
      for (const { resolutionMs, keepMs } of TALLY_RESOLUTIONS) {
        // Few rows: an hour adds one for each cluster.
        await client.auditTally.deleteMany({ where: { resolutionMs, at: { lt: BigInt(now - keepMs) } } });
      }
      await pruneAlerts(client, now);
      return history.prune(now);
    },

    async ping() {
      await client.$queryRawUnsafe('SELECT 1');
    },

    async close() {
      await client.$disconnect();
    },
  };
}

function toRow(record: ClusterRecord): StoredCluster {
  return {
    ...record,
    bootstrap: JSON.stringify(record.bootstrap),
    createdAt: BigInt(record.createdAt),
    updatedAt: BigInt(record.updatedAt),
  };
}

const fromChange = (row: StoredChange): ChangeRecord => ({ ...row, at: Number(row.at) });

function fromRow(row: StoredCluster): ClusterRecord {
  const bootstrap: unknown = JSON.parse(row.bootstrap);
  return {
    ...row,
    bootstrap: Array.isArray(bootstrap) ? bootstrap.map(String) : [],
    createdAt: Number(row.createdAt),
    updatedAt: Number(row.updatedAt),
  };
}

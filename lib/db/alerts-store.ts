import { AppError } from '@/lib/shared/app-error.ts';
import type { AlertDialect } from './alerts-dialect.ts';
import type { AlertDeliveryRecord, AlertRecord, AlertStore } from './alerts-records.ts';
import type { PrismaClient } from './generated/sqlite/client.ts';

/** Prisma gives a transaction 5 s; thousands of subjects that fire at once may need longer on a busy machine. */
const COMMIT_LIMITS = { timeout: 25_000 };

/** How long alerts and deliveries are kept once they are over. */
const KEEP_MS = 90 * 86_400_000;

type StoredAlert = Awaited<ReturnType<PrismaClient['alert']['findMany']>>[number];
type StoredDelivery = Awaited<ReturnType<PrismaClient['alertDelivery']['findMany']>>[number];

export function createAlertStore(client: PrismaClient, dialect: AlertDialect): AlertStore {
  return {
    async listAlertRules() {
      const rows = await client.alertRule.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
      return rows.map((row) => ({ ...row, ...dated(row) }));
    },
    async saveAlertRule(record) {
      const row = { ...record, ...stamped(record) };
      await client.alertRule.upsert({ where: { id: record.id }, create: row, update: row });
    },
    async deleteAlertRule(id, deliveries) {
      return client.$transaction(async (tx) => {
        const { count } = await tx.alertRule.deleteMany({ where: { id } });
        if (count === 0) return false;
        const alertId = { in: await alertIdsOf(tx, { ruleId: id }) };
        await tx.alertAck.deleteMany({ where: { alertId } });
        await tx.alert.deleteMany({ where: { ruleId: id } });
        await addDeliveries(tx, deliveries);
        return true;
      }, COMMIT_LIMITS);
    },
    async listAlertChannels() {
      const rows = await client.alertChannel.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
      return rows.map((row) => ({ ...row, ...dated(row) }));
    },
    async saveAlertChannel(record) {
      const row = { ...record, ...stamped(record) };
      await client.alertChannel.upsert({ where: { id: record.id }, create: row, update: row });
    },
    async deleteAlertChannel(id) {
      const [, { count }] = await client.$transaction([
        client.alertDelivery.deleteMany({ where: { channelId: id, state: 'waiting' } }),
        client.alertChannel.deleteMany({ where: { id } }),
      ]);
      return count > 0;
    },
    async listAlertWindows() {
      const rows = await client.alertWindow.findMany({ orderBy: [{ fromAt: 'desc' }, { id: 'asc' }] });
      return rows.map((row) => ({
        ...row,
        fromAt: Number(row.fromAt),
        toAt: Number(row.toAt),
        createdAt: Number(row.createdAt),
      }));
    },
    async saveAlertWindow(record) {
      const { fromAt, toAt, createdAt } = record;
      const row = {
        ...record,
        fromAt: BigInt(fromAt),
        toAt: BigInt(toAt),
        createdAt: BigInt(createdAt),
      };
      await client.alertWindow.upsert({ where: { id: record.id }, create: row, update: row });
    },
    async deleteAlertWindow(id) {
      return (await client.alertWindow.deleteMany({ where: { id } })).count > 0;
    },

    async openAlerts(clusterId) {
      const rows = await client.alert.findMany({ where: { clusterId, settled: false } });
      return rows.map(fromAlert);
    },
    async listAlerts(clusterId, limit) {
      const rows = await client.alert.findMany({
        where: { clusterId, firedAt: { not: null } },
        orderBy: [{ firedAt: 'desc' }, { id: 'asc' }],
        take: limit,
      });
      return rows.map(fromAlert);
    },
    async findAlert(clusterId, id) {
      const row = await client.alert.findFirst({ where: { clusterId, id } });
      return row && fromAlert(row);
    },
    async commitAlerts({ lease, holder, now, saved, removed, deliveries }) {
      await client.$transaction(async (tx) => {
        const { count } = await tx.lease.updateMany({
          where: { name: lease, holder, until: { gt: BigInt(now) } },
          data: { holder },
        });
        if (count === 0) throw new AppError('conflict', 'Another server evaluates the alerts now.');
        if (saved.length > 0) await tx.$executeRawUnsafe(dialect.saveAlerts, JSON.stringify(saved));
        if (removed.length > 0) await tx.$executeRawUnsafe(dialect.deleteAlerts, JSON.stringify(removed));
        await addDeliveries(tx, deliveries);
      }, COMMIT_LIMITS);
    },
    async saveAlertAck(record) {
      const row = { ...record, at: BigInt(record.at) };
      await client.alertAck.upsert({ where: { alertId: record.alertId }, create: row, update: row });
    },
    async listAlertAcks(alertIds) {
      const rows = await client.alertAck.findMany({ where: { alertId: { in: [...alertIds] } } });
      return rows.map((row) => ({ ...row, at: Number(row.at) }));
    },

    async waitingDeliveries(limit) {
      const rows = await client.alertDelivery.findMany({
        where: { state: 'waiting' },
        orderBy: [{ createdAt: 'asc' }, { position: 'asc' }, { id: 'asc' }],
        take: limit,
      });
      return rows.map(fromDelivery);
    },
    async listDeliveries(limit) {
      const rows = await client.alertDelivery.findMany({
        orderBy: [{ createdAt: 'desc' }, { position: 'desc' }, { id: 'asc' }],
        take: limit,
      });
      return rows.map(fromDelivery);
    },
    async updateDelivery(record) {
      const { count } = await client.alertDelivery.updateMany({
        where: { id: record.id },
        data: toDelivery(record),
      });
      return count > 0;
    },
    async countAlerts() {
      const firing = await client.alert.groupBy({
        by: ['clusterId'],
        where: { phase: 'firing' },
        _count: { _all: true },
      });
      return {
        firing: firing.map(({ clusterId, _count }) => ({ clusterId, count: _count._all })),
        waiting: await client.alertDelivery.count({ where: { state: 'waiting' } }),
        failed: await client.alertDelivery.count({ where: { state: 'failed' } }),
      };
    },

    async takeLease(name, holder, now, until) {
      const mine = { holder, until: BigInt(until) };
      const { count } = await client.lease.updateMany({
        where: { name, OR: [{ holder }, { until: { lte: BigInt(now) } }] },
        data: mine,
      });
      if (count > 0) return true;
      if ((await client.lease.count({ where: { name } })) > 0) return false;
      const created = await client.lease.createMany({ data: [{ name, ...mine }] }).catch((error) => {
        if (isTaken(error)) return { count: 0 };
        throw error;
      });
      return created.count > 0;
    },
    async releaseLease(name, holder) {
      await client.lease.deleteMany({ where: { name, holder } });
    },
  };
}

/** Removes what a cluster left behind. */
export async function deleteAlertsOf(client: PrismaClient, clusterId: string): Promise<void> {
  await client.alertAck.deleteMany({ where: { alertId: { in: await alertIdsOf(client, { clusterId }) } } });
  await client.alert.deleteMany({ where: { clusterId } });
  await client.alertDelivery.deleteMany({ where: { clusterId } });
}

/** Few rows: people are told about each of them. */
export async function pruneAlerts(client: PrismaClient, now: number): Promise<void> {
  const before = BigInt(now - KEEP_MS);
  const old = await client.alert.findMany({
    where: { settled: true, resolvedAt: { lt: before } },
    select: { id: true },
    take: 1_000,
  });
  const ids = old.map(({ id }) => id);
  if (ids.length > 0) {
    await client.alertAck.deleteMany({ where: { alertId: { in: ids } } });
    await client.alert.deleteMany({ where: { id: { in: ids } } });
  }
  await client.alertDelivery.deleteMany({ where: { state: { not: 'waiting' }, createdAt: { lt: before } } });
}

/** Once for each key and channel, however often somebody tries. */
async function addDeliveries(
  { alertDelivery }: Pick<PrismaClient, 'alertDelivery'>,
  deliveries: readonly AlertDeliveryRecord[],
): Promise<void> {
  if (deliveries.length === 0) return;
  const present = await alertDelivery.findMany({ where: { key: { in: deliveries.map(({ key }) => key) } } });
  const isPresent = new Set(present.map(({ key, channelId }) => `${channelId} ${key}`));
  const fresh = deliveries.filter(({ key, channelId }) => !isPresent.has(`${channelId} ${key}`));
  if (fresh.length > 0) await alertDelivery.createMany({ data: fresh.map(toDelivery) });
}

async function alertIdsOf(
  client: Pick<PrismaClient, 'alert'>,
  where: { ruleId: string } | { clusterId: string },
): Promise<string[]> {
  const rows = await client.alert.findMany({ where, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Prisma's unique violation: somebody else was first. */
const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002';

const dated = ({ createdAt, updatedAt }: { createdAt: bigint; updatedAt: bigint }) => ({
  createdAt: Number(createdAt),
  updatedAt: Number(updatedAt),
});
const stamped = ({ createdAt, updatedAt }: { createdAt: number; updatedAt: number }) => ({
  createdAt: BigInt(createdAt),
  updatedAt: BigInt(updatedAt),
});

const big = (value: number | null): bigint | null => (value === null ? null : BigInt(value));
const small = (value: bigint | null): number | null => (value === null ? null : Number(value));

const fromAlert = (row: StoredAlert): AlertRecord => ({
  ...row,
  sampledAt: small(row.sampledAt),
  firedAt: small(row.firedAt),
  resolvedAt: small(row.resolvedAt),
  toldAt: small(row.toldAt),
  toldLastAt: small(row.toldLastAt),
  closedAt: small(row.closedAt),
});

const toDelivery = (record: AlertDeliveryRecord): StoredDelivery => ({
  ...record,
  nextAt: BigInt(record.nextAt),
  createdAt: BigInt(record.createdAt),
  endedAt: big(record.endedAt),
});

const fromDelivery = (row: StoredDelivery): AlertDeliveryRecord => ({
  ...row,
  nextAt: Number(row.nextAt),
  createdAt: Number(row.createdAt),
  endedAt: small(row.endedAt),
});

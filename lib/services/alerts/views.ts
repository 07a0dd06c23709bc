import type { ChannelDto } from '@/lib/contracts/alert-channels.ts';
import type {
  AlertDto,
  AlertListDto,
  AlertRuleDto,
  AlertSummaryDto,
  AlertWindowDto,
  DeliveryDto,
} from '@/lib/contracts/alerts.ts';
import type {
  AlertAckRecord,
  AlertChannelRecord,
  AlertDeliveryRecord,
  AlertRecord,
  AlertRuleRecord,
  AlertWindowRecord,
} from '@/lib/db/alerts-records.ts';
import type { Store } from '@/lib/db/store.ts';
import type { AlertMessage } from '@/lib/domain/alerts/message.ts';
import { subjectsIn } from '@/lib/domain/alerts/rule.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { type ChannelBook, channelKindOf, settingsOf } from './channel-book.ts';
import type { AlertEngine } from './engine.ts';
import { type StoredRule, scopeDto, scopeOf, stateOf, storedRules, subjectOf } from './records.ts';

/** Newest ones shown; older ones stay in the database. */
const ALERTS_SHOWN = 300;
const DELIVERIES_SHOWN = 200;

/** What fires in one cluster and what fired lately, with who looks at it. */
export async function listAlerts(
  { definition, policy }: WatchedCluster,
  store: Store,
  engine: Pick<AlertEngine, 'stateOf'>,
  now: number,
): Promise<AlertListDto> {
  const [recent, open, records] = await Promise.all([
    store.listAlerts(definition.id, ALERTS_SHOWN),
    store.openAlerts(definition.id),
    store.listAlertRules(),
  ]);
  const firing = open.filter(({ phase }) => phase === 'firing');
  const shown = [...firing, ...recent.filter(({ phase }) => phase === 'resolved')];
  const acks = new Map(
    (await store.listAlertAcks(shown.map(({ id }) => id))).map((ack) => [ack.alertId, ack]),
  );
  const rules = storedRules(records);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const place = { id: definition.id, environment: definition.environment, ownerOf: policy().teamOf };
  const { at, problem } = engine.stateOf(definition.id);
  return {
    at: now,
    evaluatedAt: at,
    problem,
    firing: firing.length,
    pending: open.filter(({ phase }) => phase === 'pending').length,
    rulesEnabled: rules.filter(
      ({ input }) => input.enabled && subjectsIn(scopeOf(input.scope), place) !== null,
    ).length,
    items: shown.flatMap((record) => alertDto(record, byId.get(record.ruleId), acks.get(record.id)) ?? []),
  };
}

export async function alertSummary({ definition }: WatchedCluster, store: Store): Promise<AlertSummaryDto> {
  const { firing } = await store.countAlerts();
  return { firing: firing.find(({ clusterId }) => clusterId === definition.id)?.count ?? 0 };
}

function alertDto(
  record: AlertRecord,
  rule: StoredRule | undefined,
  ack: AlertAckRecord | undefined,
): AlertDto | null {
  if (rule === undefined || record.firedAt === null) return null;
  const { id, ruleId, team, words, value, sampledAt, firedAt, resolvedAt, toldAt, heldBack } = record;
  const { name, severity, signal, closeMessage, channelIds } = rule.input;
  return {
    id,
    ruleId,
    ruleName: name,
    severity,
    signal,
    subject: subjectOf(record),
    team,
    phase: record.phase === 'firing' ? 'firing' : 'resolved',
    words,
    value,
    sampledAt,
    firedAt,
    resolvedAt,
    unknownSince: stateOf(record)?.unknownSince ?? null,
    toldAt: channelIds.length === 0 ? null : toldAt,
    heldBack,
    acknowledged: ack === undefined ? null : { at: ack.at, by: ack.by, note: ack.note },
    closeMessage,
  };
}

/** @throws AppError `not_found`, `conflict` when it is over */
export async function acknowledge(
  store: Store,
  clusterId: string,
  alertId: string,
  { by, note }: { by: string; note: string },
  now: number,
): Promise<void> {
  const alert = await store.findAlert(clusterId, alertId);
  if (alert === null) throw new AppError('not_found', 'There is no such alert any more.');
  if (alert.phase !== 'firing') {
    throw new AppError('conflict', 'It is over already. Nothing was acknowledged.');
  }
  await store.saveAlertAck({ alertId, at: now, by, note });
}

export async function listRules(
  store: Store,
  clusterIds: readonly string[],
): Promise<{ items: AlertRuleDto[] }> {
  const open = (await Promise.all(clusterIds.map((id) => store.openAlerts(id)))).flat();
  const rules = storedRules(await store.listAlertRules());
  return { items: rules.map((rule) => ruleDto(rule, open)) };
}

export function ruleDto(rule: StoredRule, open: readonly AlertRecord[]): AlertRuleDto {
  const { id, createdAt, updatedAt, input } = rule;
  const firing = open.filter(({ ruleId, phase }) => ruleId === id && phase === 'firing').length;
  return { ...input, id, createdAt, updatedAt, firing };
}

/** The rule as it was just saved. */
export function savedRule(record: AlertRuleRecord): AlertRuleDto {
  const [rule] = storedRules([record]);
  if (rule === undefined) throw new AppError('internal', 'The rule was saved and cannot be read.');
  return ruleDto(rule, []);
}

export async function listChannels(store: Store, book: ChannelBook): Promise<{ items: ChannelDto[] }> {
  const [records, rules, deliveries] = await Promise.all([
    store.listAlertChannels(),
    store.listAlertRules(),
    store.listDeliveries(DELIVERIES_SHOWN),
  ]);
  const used = storedRules(rules).flatMap(({ input }) => input.channelIds);
  return {
    items: await Promise.all(
      records.map(async (record) => channelDto(record, await problemOf(record, book), used, deliveries)),
    ),
  };
}

const problemOf = (record: AlertChannelRecord, book: ChannelBook): Promise<string | null> =>
  book.open(record.id).then(
    () => null,
    (error: Error) => error.message,
  );

export function channelDto(
  record: AlertChannelRecord,
  problem: string | null,
  used: readonly string[],
  deliveries: readonly AlertDeliveryRecord[],
): ChannelDto {
  const own = deliveries.filter(({ channelId }) => channelId === record.id);
  const last = own.find(({ endedAt }) => endedAt !== null);
  const settings = settingsOf(record);
  return {
    id: record.id,
    name: record.name,
    kind: channelKindOf(record),
    target: targetOf(settings),
    settings,
    hasSecrets: record.secrets !== '',
    problem,
    last:
      last?.endedAt == null
        ? null
        : { state: last.state === 'sent' ? 'sent' : 'failed', at: last.endedAt, error: last.error },
    waiting: own.filter(({ state }) => state === 'waiting').length,
    rules: used.filter((id) => id === record.id).length,
  };
}

function targetOf(settings: Record<string, string | number | string[]>): string {
  const { url, to, host, port } = settings;
  if (Array.isArray(to)) return `${to.join(', ')} via ${host}:${port}`;
  return typeof url === 'string' ? url : 'its address is a secret';
}

export async function listDeliveries(store: Store): Promise<{ items: DeliveryDto[] }> {
  const [deliveries, channels] = await Promise.all([
    store.listDeliveries(DELIVERIES_SHOWN),
    store.listAlertChannels(),
  ]);
  const names = new Map(channels.map(({ id, name }) => [id, name]));
  return { items: deliveries.map((record) => deliveryDto(record, names.get(record.channelId))) };
}

function deliveryDto(record: AlertDeliveryRecord, channelName: string | undefined): DeliveryDto {
  const { id, channelId, clusterId, attempts, createdAt, nextAt, endedAt, error } = record;
  const { title, kind } = JSON.parse(record.message) as AlertMessage;
  const state = record.state === 'sent' || record.state === 'failed' ? record.state : 'waiting';
  return {
    id,
    channelId,
    channelName: channelName ?? 'a channel that was removed',
    clusterId,
    title,
    kind,
    state,
    attempts,
    createdAt,
    nextAt: state === 'waiting' ? nextAt : null,
    endedAt,
    error,
  };
}

/** Puts one that was given up back into the outbox. @throws AppError `not_found`, `conflict` */
export async function retryDelivery(store: Store, id: string, now: number): Promise<void> {
  const record = (await store.listDeliveries(DELIVERIES_SHOWN)).find((one) => one.id === id);
  if (record === undefined) throw new AppError('not_found', 'There is no such message any more.');
  if (record.state !== 'failed') throw new AppError('conflict', 'It was not given up. Nothing was changed.');
  await store.updateDelivery({ ...record, state: 'waiting', attempts: 0, nextAt: now, endedAt: null });
}

export async function listWindows(store: Store, now: number): Promise<{ items: AlertWindowDto[] }> {
  return { items: (await store.listAlertWindows()).map((record) => windowDto(record, now)) };
}

export function windowDto({ id, name, fromAt, toAt, scope }: AlertWindowRecord, now: number): AlertWindowDto {
  const state = now < fromAt ? 'planned' : now < toAt ? 'active' : 'over';
  return { id, name, from: fromAt, to: toAt, scope: scopeDto(scope), state };
}

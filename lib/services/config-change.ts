import { randomUUID } from 'node:crypto';
import type {
  BulkResultDto,
  ChangeDto,
  ValidBulkChange,
  ValidConfigChange,
} from '@/lib/contracts/changes.ts';
import type { ConfigSubjectDto } from '@/lib/contracts/config.ts';
import type { Store } from '@/lib/db/store.ts';
import type { PlannedChange } from '@/lib/domain/changes/config-plan.ts';
import { type ConfigSubject, subjectKey } from '@/lib/domain/model/config.ts';
import type { KafkaReader } from '@/lib/kafka/reader.ts';
import { AppError, appErrorOf, type ErrorInfo, toAppError } from '@/lib/shared/app-error.ts';
import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { Serial } from '@/lib/shared/serial.ts';
import { type Change, saveChange } from './change-log.ts';
import type { WatchedCluster } from './cluster-registry.ts';
import { type PlanItem, type PreparedChange, prepareChanges } from './config-plan.ts';
import { type Lagging, readBack } from './config-read-back.ts';

const DEADLINE_MS = 10_000;

export type ChangeParts = { store: Store; now: () => number };

/** What all changes of one request have in common. */
type Meta = { actor: string; reason: string; reverts: string | null; batch: string | null };

/**
 * Sends the edited keys and nothing else, once, after the same checks as the plan; records it before and after; resolves
 * when the brokers show what was written.
 * @throws AppError `forbidden` on a read-only cluster, `conflict` when an edited key changed since, what Kafka refused
 */
export async function changeConfigs(
  cluster: WatchedCluster,
  subject: ConfigSubjectDto,
  { edits, base, actor, reason, reverts }: ValidConfigChange,
  parts: ChangeParts,
): Promise<ChangeDto> {
  requireWritable(cluster);
  if (reverts !== undefined) await requireChange(parts.store, cluster.definition.id, reverts);
  const meta = { actor, reason, reverts: reverts ?? null, batch: null };
  const [result] = await changeInTurn(cluster, [{ subject, edits, base }], meta, parts);
  if (!result?.ok) throw appErrorOf(result?.error ?? NOT_SHOWN);
  if (result.value.state === 'refused' && result.value.error) throw appErrorOf(result.value.error);
  return result.value;
}

/**
 * One part of a bulk change: each topic is its own change with its own record, the failure of one leaves the others.
 * @throws AppError `forbidden` on a read-only cluster, `kafka_unreachable` and nothing was sent
 */
export async function changeTopics(
  cluster: WatchedCluster,
  { items, batch, actor, reason, reverts }: ValidBulkChange,
  parts: ChangeParts,
): Promise<BulkResultDto> {
  requireWritable(cluster);
  if (reverts !== undefined) await requireBatch(parts.store, cluster.definition.id, reverts);
  const results = await changeInTurn(
    cluster,
    items.map(({ topic, edits, base }) => ({ subject: { kind: 'topic', name: topic }, edits, base })),
    { actor, reason, reverts: reverts ?? null, batch },
    parts,
  );
  return {
    items: items.map(({ topic }, index) => {
      const result = results[index] ?? fail(NOT_SHOWN);
      return result.ok
        ? { topic, change: result.value, error: result.value.error }
        : { topic, change: null, error: result.error };
    }),
  };
}

/** What the snapshot tells; one job reads the configs of all of them. */
const IN_SNAPSHOT: ReadonlySet<ConfigSubject['kind']> = new Set(['topic', 'broker', 'cluster']);

async function changeInTurn(
  cluster: WatchedCluster,
  items: readonly PlanItem[],
  meta: Meta,
  parts: ChangeParts,
): Promise<Result<ChangeDto>[]> {
  // Nobody else can come between the last look and the write, at least not through Highwater.
  const keys = items.map(({ subject }) => subjectKey(subject)).sort();
  const results = await holding(cluster.serial, keys, () => changeNow(cluster, items, meta, parts));
  if (items.some(({ subject }) => IN_SNAPSHOT.has(subject.kind))) {
    await cluster.collector.refresh('topicConfigs');
  }
  return results;
}

/** Taken in one order by everybody, so that no two wait for each other. */
const holding = <T>(serial: Serial, keys: readonly string[], run: () => Promise<T>): Promise<T> =>
  keys.reduceRight<() => Promise<T>>((inner, key) => () => serial(key, inner), run)();

type Sending = { prepared: PreparedChange; rows: readonly PlannedChange[]; change: Change };

async function changeNow(
  cluster: WatchedCluster,
  items: readonly PlanItem[],
  meta: Meta,
  { store, now }: ChangeParts,
): Promise<Result<ChangeDto>[]> {
  const clusterId = cluster.definition.id;
  const prepared = await prepareChanges(cluster, items);
  const errors = prepared.map(unsendable);
  const sending = prepared.flatMap((one, index): Sending[] => {
    if (errors[index] !== null) return [];
    const rows = one.rows.filter(({ problem }) => problem === null);
    return [{ prepared: one, rows, change: recordOf(one.item.subject, rows, meta, now()) }];
  });
  // A crash after this line leaves a trace of what was under way.
  for (const { change } of sending) await saveChange(store, clusterId, change);
  const outcomes = await send(cluster, sending);
  const saved = new Map<PreparedChange, Result<ChangeDto>>();
  for (const [index, one] of sending.entries()) {
    const outcome = outcomes[index] ?? { state: 'unknown', error: NOT_SHOWN };
    saved.set(one.prepared, await complete(store, clusterId, { ...one.change, ...outcome }));
  }
  return prepared.map((one, index) => saved.get(one) ?? fail(errors[index] ?? NOT_SHOWN));
}

const recordOf = (
  subject: ConfigSubject,
  rows: readonly PlannedChange[],
  { actor, reason, reverts, batch }: Meta,
  at: number,
): Change => ({
  id: randomUUID(),
  at,
  actor: actor || null,
  operation: 'configs',
  subject,
  before: rows.map(({ before }) => before),
  // What is secret is not kept.
  after: rows.map(({ key, after, sensitive }) => ({
    key,
    value: sensitive ? null : after.value,
    source: after.source,
  })),
  facts: [],
  reason,
  state: 'running',
  error: null,
  reverts,
  batch,
});

/** What Kafka did stands even when the database does not take it: the caller must not read that as a refusal. */
export async function complete(store: Store, clusterId: string, change: Change): Promise<Result<ChangeDto>> {
  try {
    return ok(await saveChange(store, clusterId, change));
  } catch (cause) {
    const message = `Kafka's answer was "${change.state}", but it could not be recorded.`;
    return fail(new AppError('not_ready', message, { cause }).toInfo());
  }
}

/** @throws AppError `forbidden` */
export function requireWritable({ definition }: WatchedCluster): void {
  if (definition.writable) return;
  throw new AppError(
    'forbidden',
    `${definition.name} is read-only in Highwater: allow changes in its settings first. Nothing was changed.`,
  );
}

/** @throws AppError `invalid_input` when there is no change to take back with this id */
export async function requireChange(store: Store, clusterId: string, id: string): Promise<void> {
  if (await store.findChange(clusterId, id)) return;
  throw new AppError('invalid_input', 'There is no such change to take back.', { field: 'reverts' });
}

async function requireBatch(store: Store, clusterId: string, batch: string): Promise<void> {
  const [change] = await store.listChanges({ clusterId, batch, limit: 1 });
  if (change) return;
  throw new AppError('invalid_input', 'There is no such batch to take back.', { field: 'reverts' });
}

/** Why nothing of it is sent; null when it can be. */
function unsendable({ refusal, conflicts, alteration, rows }: PreparedChange): ErrorInfo | null {
  const [conflict] = conflicts;
  if (conflict) {
    const message = `${conflict.key} was changed by somebody else since you opened it. Nothing was changed.`;
    const { key, base, theirs } = conflict;
    const row = rows.find((one) => one.key === key);
    const yours = row?.sensitive === false ? row.after.value : null;
    const values = { base: base.value, theirs: theirs.value, yours };
    return new AppError('conflict', message, { field: key, conflict: values }).toInfo();
  }
  if (refusal) return refusal;
  if (alteration.changes.length > 0) return null;
  const [row] = rows;
  const message = row?.problem ?? 'There is nothing to change.';
  return new AppError('invalid_input', message, { field: row?.key ?? 'edits' }).toInfo();
}

type Outcome = Pick<Change, 'state' | 'error'>;

/** Sent once: when the answer got lost, what the broker shows decides what became of it. */
async function send(
  { kafka: { reader, writer } }: WatchedCluster,
  sending: readonly Sending[],
): Promise<Outcome[]> {
  if (sending.length === 0) return [];
  const answers = await answersTo(
    writer.alterConfigs(
      sending.map(({ prepared }) => prepared.alteration),
      { deadlineMs: DEADLINE_MS },
    ),
  );
  const lagging = await laggingOf(reader, sending, (index) => !isRefused(answers, index));
  return sending.map((one, index) => {
    if (isRefused(answers, index)) return { state: 'refused', error: errorOf(answers, index, null) };
    const behind = lagging.get(one) ?? null;
    if (behind?.length === 0) return { state: 'applied', error: null };
    return { state: 'unknown', error: errorOf(answers, index, behind) };
  });
}

async function laggingOf(
  reader: KafkaReader,
  sending: readonly Sending[],
  isTaken: (index: number) => boolean,
): Promise<ReadonlyMap<Sending, Lagging>> {
  const taken = sending.filter((_, index) => isTaken(index));
  const written = taken.map(({ change: { subject }, rows }) => ({ subject, rows }));
  const lagging = await readBack(reader, written);
  return new Map(taken.map((one, index) => [one, lagging[index] ?? null]));
}

type Answers = { lost: ErrorInfo } | { results: readonly Result<true>[] };

async function answersTo(sent: Promise<Result<true>[]>): Promise<Answers> {
  try {
    return { results: await sent };
  } catch (error) {
    return { lost: toAppError(error).toInfo() };
  }
}

const isRefused = (answers: Answers, index: number): boolean =>
  'results' in answers && answers.results[index]?.ok === false;

function errorOf(answers: Answers, index: number, behind: Lagging): ErrorInfo {
  if ('lost' in answers) return answers.lost;
  const result = answers.results[index];
  if (result?.ok === false) return result.error;
  return behind === null ? NOT_SHOWN : { ...NOT_SHOWN, message: notShownBy(behind) };
}

const notShownBy = (brokers: readonly number[]): string =>
  brokers.length === 1
    ? `Kafka took the change, but broker ${brokers[0]} does not show it yet.`
    : `Kafka took the change, but brokers ${brokers.join(', ')} do not show it yet.`;

const NOT_SHOWN: ErrorInfo = {
  code: 'kafka_timeout',
  message: 'Kafka took the change, but no broker could be seen to show it yet.',
  retryable: false,
};

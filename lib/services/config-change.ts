import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChangeDto, ValidConfigChange } from '@/lib/contracts/changes.ts';
import type { Store } from '@/lib/db/store.ts';
import type { ConfigState } from '@/lib/domain/changes/topic-config-plan.ts';
import type { ConfigResource } from '@/lib/domain/model/config.ts';
import type { KafkaReader } from '@/lib/kafka/reader.ts';
import { AppError, appErrorOf, type ErrorInfo, toAppError } from '@/lib/shared/app-error.ts';
import { type Change, saveChange } from './change-log.ts';
import type { WatchedCluster } from './cluster-registry.ts';
import { orUnknown, planTopicChange, type TopicConfigPlan } from './config-plan.ts';

const DEADLINE_MS = 10_000;
/** Brokers show a written value up to half a second late; see kafka-wire, section 5. */
const READ_BACK_MS = 5_000;
const READ_BACK_EVERY_MS = 100;

export type ChangeParts = { store: Store; now: () => number };

/**
 * Sends the edited keys and nothing else, once, after the same checks as the plan; records it before and after; resolves
 * when the broker shows what was written.
 * @throws AppError `forbidden` on a read-only cluster, `conflict` when an edited key changed since, what Kafka refused
 */
export async function changeTopicConfigs(
  cluster: WatchedCluster,
  topic: string,
  input: ValidConfigChange,
  parts: ChangeParts,
): Promise<ChangeDto> {
  requireWritable(cluster);
  // Nobody else can come between the last look and the write, at least not through Highwater.
  const saved = await cluster.serial(`topic ${topic}`, () => changeNow(cluster, topic, input, parts));
  await cluster.collector.refresh('topicConfigs');
  return saved;
}

async function changeNow(
  cluster: WatchedCluster,
  topic: string,
  input: ValidConfigChange,
  { store, now }: ChangeParts,
): Promise<ChangeDto> {
  const clusterId = cluster.definition.id;
  if (input.reverts !== undefined) await requireChange(store, clusterId, input.reverts);
  const plan = await planTopicChange(cluster, topic, input, now());
  requireSendable(plan);
  const rows = plan.dto.rows.filter(({ problem }) => problem === null);
  const change: Change = {
    id: randomUUID(),
    at: now(),
    actor: null,
    operation: 'configs',
    subject: { kind: 'topic', name: topic },
    before: rows.map(({ before }) => before),
    after: rows.map(({ key, after }) => ({ key, ...after })),
    facts: [],
    reason: input.reason,
    state: 'running',
    error: null,
    reverts: input.reverts ?? null,
    batch: null,
  };
  // A crash after this line leaves a trace of what was under way.
  await saveChange(store, clusterId, change);
  const outcome = await send(cluster, topic, plan, change.after);
  const saved = await complete(store, clusterId, { ...change, ...outcome });
  if (outcome.state === 'refused' && outcome.error) throw appErrorOf(outcome.error);
  return saved;
}

/** What Kafka did stands even when the database does not take it: the caller must not read that as a refusal. */
async function complete(store: Store, clusterId: string, change: Change): Promise<ChangeDto> {
  try {
    return await saveChange(store, clusterId, change);
  } catch (cause) {
    throw new AppError('not_ready', `Kafka's answer was "${change.state}", but it could not be recorded.`, {
      cause,
    });
  }
}

function requireWritable({ definition }: WatchedCluster): void {
  if (definition.writable) return;
  throw new AppError(
    'forbidden',
    `${definition.name} is read-only in Highwater: allow changes in its settings first. Nothing was changed.`,
  );
}

async function requireChange(store: Store, clusterId: string, id: string): Promise<void> {
  if (await store.findChange(clusterId, id)) return;
  throw new AppError('invalid_input', 'There is no such change to take back.', { field: 'reverts' });
}

function requireSendable({ dto, request }: TopicConfigPlan): void {
  const [conflict] = dto.conflicts;
  if (conflict) {
    throw new AppError(
      'conflict',
      `${conflict.key} was changed by somebody else since you opened it. Nothing was changed.`,
      { field: conflict.key },
    );
  }
  if (dto.refusal) throw appErrorOf(dto.refusal);
  if (request.length === 0) {
    const [row] = dto.rows;
    throw new AppError('invalid_input', row?.problem ?? 'There is nothing to change.', {
      field: row?.key ?? 'edits',
    });
  }
}

type Outcome = Pick<Change, 'state' | 'error'>;

/** Sent once: when the answer got lost, what the broker shows decides what became of it. */
async function send(
  { kafka }: WatchedCluster,
  topic: string,
  { request }: TopicConfigPlan,
  wanted: readonly ConfigState[],
): Promise<Outcome> {
  let lost: ErrorInfo = NOT_SHOWN;
  try {
    const target = { type: 'topic' as const, name: topic };
    const answer = await kafka.writer.alterConfigs(target, request, { deadlineMs: DEADLINE_MS });
    if (!answer.ok) return { state: 'refused', error: answer.error };
  } catch (error) {
    lost = toAppError(error).toInfo();
  }
  const isThere = await readBack(kafka.reader, topic, wanted);
  return isThere ? { state: 'applied', error: null } : { state: 'unknown', error: lost };
}

const NOT_SHOWN: ErrorInfo = {
  code: 'kafka_timeout',
  message: 'Kafka took the change, but no broker could be seen to show it yet.',
  retryable: false,
};

async function readBack(
  reader: KafkaReader,
  topic: string,
  wanted: readonly ConfigState[],
): Promise<boolean> {
  const end = performance.now() + READ_BACK_MS;
  do {
    const answer = await orUnknown(reader.readTopicConfig(topic, { deadlineMs: READ_BACK_MS }));
    if (answer?.ok && shows(answer.value, wanted)) return true;
    await delay(READ_BACK_EVERY_MS);
  } while (performance.now() < end);
  return false;
}

/** A key set on the topic shows its value as the topic's own; one taken away shows as anybody else's. */
function shows({ entries }: ConfigResource, wanted: readonly ConfigState[]): boolean {
  return wanted.every(({ key, value, source }) => {
    const entry = entries.find(({ name }) => name === key);
    if (entry === undefined) return false;
    return source === 'topic' ? entry.source === 'topic' && entry.value === value : entry.source !== 'topic';
  });
}

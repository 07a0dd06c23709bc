import { setTimeout as delay } from 'node:timers/promises';
import { splitList } from '@/lib/domain/audit/config-reader.ts';
import type { PlannedChange } from '@/lib/domain/changes/config-plan.ts';
import { ownSource } from '@/lib/domain/configs/provenance.ts';
import { type ConfigResource, type ConfigSubject, subjectKey } from '@/lib/domain/model/config.ts';
import type { KafkaReader } from '@/lib/kafka/reader.ts';
import { orUnknown } from './or-unknown.ts';

/** Brokers show a written value up to half a second late; see kafka-wire, section 5. */
const READ_BACK_MS = 5_000;
const READ_BACK_EVERY_MS = 100;
/** A broker that says nothing for so long holds nobody up, and does not count. */
const ASK_MS = 2_000;

/** What was written to one resource. */
export type Written = { subject: ConfigSubject; rows: readonly PlannedChange[] };

/** Brokers that still show something else; null while none has answered. */
export type Lagging = readonly number[] | null;

/**
 * Reads back until every broker that answers shows what was written, and no longer than `withinMs`.
 * @returns for each of `written`, in its order, who does not show it: nobody when the brokers agree
 */
export async function readBack(
  reader: Pick<KafkaReader, 'readConfigsOnBrokers'>,
  written: readonly Written[],
  withinMs = READ_BACK_MS,
): Promise<Lagging[]> {
  const lagging = written.map((): Lagging => null);
  const end = performance.now() + withinMs;
  for (;;) {
    const waiting = [...written.entries()].filter(([index]) => lagging[index]?.length !== 0);
    if (waiting.length === 0) return lagging;
    const subjects = waiting.map(([, { subject }]) => subject);
    const answer = await orUnknown(reader.readConfigsOnBrokers(subjects, { deadlineMs: ASK_MS }));
    for (const [index, one] of waiting) lagging[index] = laggingBehind(one, answer?.value ?? new Map());
    if (performance.now() >= end) return lagging;
    if (lagging.some((brokers) => brokers?.length !== 0)) await delay(READ_BACK_EVERY_MS);
  }
}

type OnBrokers = Awaited<ReturnType<KafkaReader['readConfigsOnBrokers']>>['value'];

function laggingBehind({ subject, rows }: Written, onBrokers: OnBrokers): Lagging {
  const answers = [...onBrokers].flatMap(([brokerId, bySubject]) => {
    const result = bySubject.get(subjectKey(subject));
    return result ? [{ brokerId, result }] : [];
  });
  if (answers.length === 0) return null;
  return answers
    .filter(({ result }) => !result.ok || !rows.every((row) => shows(result.value, subject, row)))
    .map(({ brokerId }) => brokerId);
}

/** A key that was set shows its value as the resource's own; one taken away shows as anybody else's. */
function shows(
  { entries }: ConfigResource,
  { kind }: ConfigSubject,
  { key, op, after, sensitive }: PlannedChange,
): boolean {
  const entry = entries.find(({ name }) => name === key);
  // The source of a log level tells nothing, and a default that is not set is not listed.
  if (kind === 'broker-logger') return entry?.value === after.value;
  if (op === 'inherit') return entry?.source !== ownSource(kind);
  if (entry?.source !== ownSource(kind)) return false;
  return sensitive || sortedItems(entry.value) === sortedItems(after.value);
}

/** Kafka keeps the order of a list it adds to, but that is not ours to rely on. */
const sortedItems = (value: string | null): string => [...splitList(value ?? '')].sort().join();

import type { LogEndHistory } from '@/lib/domain/lag/log-end-history.ts';
import type { ClusterSnapshot, SectionName, SnapshotSections } from '@/lib/domain/model/snapshot.ts';
import type { Fanout, KafkaReader } from '@/lib/kafka/reader.ts';
import { AppError, toAppError } from '@/lib/shared/app-error.ts';
import { failed, latest, type Section, succeeded } from '@/lib/shared/section.ts';
import type { RecordTimesMemory } from './jobs/record-times.ts';
import type { Recalled } from './recalled.ts';
import type { SnapshotChange, SnapshotStore } from './snapshot-store.ts';

/** Deadline of one fan-out: with a frozen broker it is what the other brokers' data waits for. */
export const DEADLINE_MS = 3_000;

export type JobContext = {
  reader: KafkaReader;
  store: SnapshotStore;
  /** Grows with every sample of the log ends. */
  logEnds: LogEndHistory;
  /** Of an earlier run, until this one sampled the group. */
  recalled: Recalled;
  /** Null: records are never read, not even their timestamps. */
  recordTimes: RecordTimesMemory | null;
  now: () => number;
  /** Gets ready what will be asked of a snapshot that is not shown yet. */
  prepare: (next: ClusterSnapshot) => Promise<void>;
  /** Unexpected failures only; expected ones are in the snapshot. */
  onError: (job: string, error: AppError) => void;
};

/** Metadata that every other job needs; without it they fail the way it failed instead of timing out one by one. */
export function currentMetadata({ store }: JobContext) {
  const section = store.current().sections.metadata;
  if (section === undefined) throw new AppError('not_ready', 'The cluster metadata was not collected yet.');
  if (!section.ok) {
    throw new AppError(section.error.code, section.error.message, { retryable: true });
  }
  return section.value;
}

/** What a collection adds, computed from the value that is current at the moment of writing it. */
type Outcome<T> = {
  value: T;
  failures: Fanout<unknown>['failures'];
  /** Parts derived together with the section. */
  also?: Omit<SnapshotChange, 'sections'>;
};

/**
 * Collects one section; on failure its last good value stays. Resolves to whether it worked. `collect` does the waiting
 * and gives a function that merges: it runs in one go with the write, so that two jobs on one section cannot undo each
 * other.
 */
export async function collectSection<Name extends SectionName>(
  context: JobContext,
  name: Name,
  collect: () => Promise<(previous: Value<Name> | undefined) => Outcome<Value<Name>>>,
  signal: AbortSignal,
): Promise<boolean> {
  const { store, now } = context;
  const before = () => store.current().sections[name] as Section<Value<Name>> | undefined;
  try {
    const merge = await collect();
    if (signal.aborted) return false;
    const { value, failures, also } = merge(latest(before())?.value);
    store.update(name, { ...also, sections: { [name]: succeeded(before(), value, failures, now()) } });
    return true;
  } catch (caught) {
    if (signal.aborted) return false;
    const error = toAppError(caught);
    if (error.code === 'internal') context.onError(name, error);
    store.update(name, { sections: { [name]: failed(before(), error.toInfo(), now()) } });
    return false;
  }
}

/** Denied, which asking again sooner would not change: it would only fill the log of the brokers' authorizer. */
export function isAnswered({ store }: JobContext, name: SectionName): boolean {
  const section = store.current().sections[name];
  return section?.ok === false && section.error.code === 'kafka_denied';
}

type Value<Name extends SectionName> = SnapshotSections[Name] extends Section<infer T> ? T : never;

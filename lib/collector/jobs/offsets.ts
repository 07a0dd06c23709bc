import type { ClusterMetadata } from '@/lib/domain/model/snapshot.ts';
import type { Topic, TopicOffsets } from '@/lib/domain/model/topic.ts';
import { advanceActivity, type TopicActivity } from '@/lib/domain/topics/activity.ts';
import { type TopicRate, topicRate } from '@/lib/domain/topics/rates.ts';
import type { OffsetAnswers } from '@/lib/kafka/reader.ts';
import type { ErrorInfo } from '@/lib/shared/app-error.ts';
import { sameIfEqual } from '@/lib/shared/same-if-equal.ts';
import { collectSection, currentMetadata, DEADLINE_MS, type JobContext } from '../job-context.ts';

type LogEnd = 'earliest' | 'latest';

/** Log end (or start) offsets of every partition; what a leader did not answer keeps its older value and age. */
export function collectOffsets(context: JobContext, spec: LogEnd, signal: AbortSignal): Promise<boolean> {
  return collectSection(
    context,
    'offsets',
    async () => {
      const metadata = currentMetadata(context);
      const askedAt = context.now();
      const options = { signal, deadlineMs: DEADLINE_MS };
      const answers = await context.reader.readOffsets(spec, allPartitions(metadata), options);
      return (previous) => {
        const value = mergeOffsets(previous, metadata, answers.value, spec, askedAt);
        if (spec === 'latest') context.logEnds.add(metadata, value);
        if (spec === 'earliest') return { value, failures: answers.failures };
        const rates = nextRates(context, previous, value, askedAt);
        const activity = nextActivity(context, metadata, previous, value, askedAt);
        return { value, failures: answers.failures, also: { rates, activity } };
      };
    },
    signal,
  );
}

export function allPartitions(metadata: ClusterMetadata): Map<string, number[]> {
  const wanted = new Map<string, number[]>();
  for (const topic of metadata.topics.values()) {
    if (topic.partitions.length > 0) {
      wanted.set(
        topic.name,
        topic.partitions.map(({ partition }) => partition),
      );
    }
  }
  return wanted;
}

export function mergeOffsets(
  previous: ReadonlyMap<string, TopicOffsets> | undefined,
  metadata: ClusterMetadata,
  answers: OffsetAnswers,
  spec: LogEnd,
  askedAt: number,
): ReadonlyMap<string, TopicOffsets> {
  const merged = new Map<string, TopicOffsets>();
  const allAskedNow = sharedBySize(askedAt);
  for (const topic of metadata.topics.values()) {
    const before = previous?.get(topic.name);
    const { sampledAt, ...after } = mergeTopic(before, topic, answers.get(topic.name), spec, askedAt);
    merged.set(topic.name, {
      ...after,
      earliest: sameIfEqual(before?.earliest, after.earliest),
      latest: sameIfEqual(before?.latest, after.latest),
      sampledAt: sameIfEqual(allAskedNow(sampledAt.length), sampledAt),
    });
  }
  return merged;
}

/** Most topics get all their samples at one moment: those of one size share the list of it. */
function sharedBySize(at: number): (size: number) => readonly number[] {
  const lists = new Map<number, readonly number[]>();
  return (size) => {
    const known = lists.get(size);
    if (known) return known;
    const made = Array.from({ length: size }, () => at);
    lists.set(size, made);
    return made;
  };
}

function mergeTopic(
  before: TopicOffsets | undefined,
  topic: Topic,
  answers: ReturnType<OffsetAnswers['get']>,
  spec: LogEnd,
  askedAt: number,
): TopicOffsets {
  const { length } = topic.partitions;
  // Of the right size from the start: pushing leaves room for sixteen, and there are thousands of topics.
  const earliest = new Array<bigint | null>(length);
  const latest = new Array<bigint | null>(length);
  const sampledAt = new Array<number | null>(length);
  const errors = new Map<number, ErrorInfo>();
  topic.partitions.forEach(({ partition }, index) => {
    const answer = answers?.get(partition);
    const fresh = answer?.ok ? answer.value : undefined;
    const isLatest = spec === 'latest' && fresh !== undefined;
    earliest[index] = spec === 'earliest' && fresh !== undefined ? fresh : (before?.earliest[index] ?? null);
    latest[index] = isLatest ? fresh : (before?.latest[index] ?? null);
    sampledAt[index] = isLatest ? askedAt : (before?.sampledAt[index] ?? null);
    const error =
      answer && !answer.ok ? answer.error : spec === 'earliest' ? before?.errors?.get(partition) : undefined;
    if (error) errors.set(partition, error);
  });
  return { earliest, latest, sampledAt, ...(errors.size > 0 && { errors }) };
}

function nextActivity(
  { store }: JobContext,
  { topics }: ClusterMetadata,
  before: ReadonlyMap<string, TopicOffsets> | undefined,
  after: ReadonlyMap<string, TopicOffsets>,
  at: number,
): ReadonlyMap<string, TopicActivity> {
  const { activity } = store.current();
  const known = activity.size === 0 ? null : activity;
  const next = new Map<string, TopicActivity>();
  for (const [name, offsets] of after) {
    const topic = topics.get(name);
    if (topic === undefined) continue;
    next.set(name, advanceActivity(topic, { known, before: before?.get(name), after: offsets, at }));
  }
  return next;
}

function nextRates(
  { store }: JobContext,
  before: ReadonlyMap<string, TopicOffsets> | undefined,
  after: ReadonlyMap<string, TopicOffsets>,
  now: number,
): ReadonlyMap<string, TopicRate> {
  const rates = new Map<string, TopicRate>();
  const kept = store.current().rates;
  for (const [name, offsets] of after) {
    const last = kept.get(name);
    const rate = topicRate(before?.get(name), offsets, now);
    if (rate) rates.set(name, { ...rate, partitions: sameIfEqual(last?.partitions, rate.partitions) });
    else if (last) rates.set(name, last);
  }
  return rates;
}

import type { ClusterMetadata, ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { Topic, TopicOffsets } from '@/lib/domain/model/topic.ts';
import { advanceActivity, type TopicActivity } from '@/lib/domain/topics/activity.ts';
import { type TopicRate, topicRate } from '@/lib/domain/topics/rates.ts';
import type { OffsetAnswers } from '@/lib/kafka/reader.ts';
import type { ErrorInfo } from '@/lib/shared/app-error.ts';
import { atOnce } from '@/lib/shared/at-once.ts';
import { inSlices } from '@/lib/shared/pacer.ts';
import { sameIfEqual } from '@/lib/shared/same-if-equal.ts';
import { latest } from '@/lib/shared/section.ts';
import { createUniformLists } from '@/lib/shared/uniform-lists.ts';
import { collectSection, currentMetadata, DEADLINE_MS, type JobContext } from '../job-context.ts';

type LogEnd = 'earliest' | 'latest';
type Offsets = ReadonlyMap<string, TopicOffsets>;
type Steps<T> = Generator<undefined, T, undefined>;

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
      const merge = (previous: Offsets | undefined) =>
        mergeSteps(previous, metadata, answers.value, spec, askedAt);
      const before = latest(context.store.current().sections.offsets)?.value;
      const merged = await inSlices(merge(before));
      const also =
        spec === 'latest'
          ? await inSlices(derivedSteps(context, { metadata, before, after: merged, at: askedAt }))
          : {};
      // The other job of this section may have written meanwhile: then its part is merged again, in one go.
      return (previous) => ({
        value: previous === before ? merged : atOnce(merge(previous)),
        failures: answers.failures,
        also,
      });
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

function* mergeSteps(
  previous: Offsets | undefined,
  metadata: ClusterMetadata,
  answers: OffsetAnswers,
  spec: LogEnd,
  askedAt: number,
): Steps<Offsets> {
  const merged = new Map<string, TopicOffsets>();
  const [offsets, times] = [createUniformLists<bigint | null>(), createUniformLists<number | null>()];
  for (const topic of metadata.topics.values()) {
    yield;
    const before = previous?.get(topic.name);
    const after = mergeTopic(before, topic, answers.get(topic.name), spec, askedAt);
    merged.set(topic.name, {
      ...after,
      earliest: sameIfEqual(before?.earliest, offsets(after.earliest)),
      latest: sameIfEqual(before?.latest, offsets(after.latest)),
      sampledAt: times(after.sampledAt),
    });
  }
  return merged;
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
  const ends = new Array<bigint | null>(length);
  const sampledAt = new Array<number | null>(length);
  const errors = new Map<number, ErrorInfo>();
  topic.partitions.forEach(({ partition }, index) => {
    const answer = answers?.get(partition);
    const fresh = answer?.ok ? answer.value : undefined;
    const isLatest = spec === 'latest' && fresh !== undefined;
    earliest[index] = spec === 'earliest' && fresh !== undefined ? fresh : (before?.earliest[index] ?? null);
    ends[index] = isLatest ? fresh : (before?.latest[index] ?? null);
    sampledAt[index] = isLatest ? askedAt : (before?.sampledAt[index] ?? null);
    const error =
      answer && !answer.ok ? answer.error : spec === 'earliest' ? before?.errors?.get(partition) : undefined;
    if (error) errors.set(partition, error);
  });
  return { earliest, latest: ends, sampledAt, ...(errors.size > 0 && { errors }) };
}

type Sweep = {
  metadata: ClusterMetadata;
  before: Offsets | undefined;
  after: Offsets;
  /** Epoch ms the ends were asked for. */
  at: number;
};

/** What follows from one more sample of the log ends: where the logs ended over time, rates, and when a topic was used. */
function* derivedSteps(
  { store, logEnds }: JobContext,
  { metadata, before, after, at }: Sweep,
): Steps<Pick<ClusterSnapshot, 'rates' | 'activity'>> {
  const known = store.current();
  const used = known.activity.size === 0 ? null : known.activity;
  const rates = new Map<string, TopicRate>();
  const idle = new Map<number, TopicRate>();
  const activity = new Map<string, TopicActivity>();
  logEnds.forgetOthers(metadata.topics);
  for (const topic of metadata.topics.values()) {
    yield;
    const { name } = topic;
    const offsets = after.get(name);
    if (offsets === undefined) continue;
    logEnds.add(topic, offsets);
    const last = known.rates.get(name);
    const rate = topicRate(before?.get(name), offsets, at);
    if (rate?.perSecond === 0) rates.set(name, sharedBySize(idle, rate));
    else if (rate) rates.set(name, { ...rate, partitions: sameIfEqual(last?.partitions, rate.partitions) });
    else if (last) rates.set(name, last);
    const sampled = { known: used, before: before?.get(name), after: offsets, at };
    activity.set(name, advanceActivity(topic, sampled));
  }
  return { rates, activity };
}

/** Most topics are idle: in one sweep those of one size have one rate. */
function sharedBySize(idle: Map<number, TopicRate>, rate: TopicRate): TopicRate {
  const known = idle.get(rate.partitions.length);
  if (known) return known;
  idle.set(rate.partitions.length, rate);
  return rate;
}

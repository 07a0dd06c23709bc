import type { Since } from '../model/since.ts';
import type { Topic, TopicOffsets } from '../model/topic.ts';

/** What successive samples of the log ends say about the use of a topic. */
export type TopicActivity = {
  topicId: string;
  /** No end moved since then. */
  writtenAt: Since;
  /** Null while it holds something, or while that is not known. */
  emptySince: Since | null;
};

type Sampled = {
  /** Null at the first look at the cluster. */
  known: ReadonlyMap<string, TopicActivity> | null;
  before: TopicOffsets | undefined;
  after: TopicOffsets;
  /** Epoch ms. */
  at: number;
};

/** Folds in one more sample of the log ends; what did not change stays the same object. A topic made anew begins anew. */
export function advanceActivity(topic: Topic, { known, before, after, at }: Sampled): TopicActivity {
  const found = known?.get(topic.name);
  const last = found?.topicId === topic.topicId ? found : undefined;
  const hasMoved = last !== undefined && before !== undefined && isMoved(before, after);
  const writtenAt = hasMoved
    ? { at, isBound: false }
    : (last?.writtenAt ?? { at, isBound: known === null || topic.partitions.length === 0 });
  const emptySince = emptied(last, before, after, at);
  if (last?.writtenAt === writtenAt && last.emptySince === emptySince) return last;
  return { topicId: topic.topicId, writtenAt, emptySince };
}

/** An end that is read for the first time says nothing about writes. */
const isMoved = (before: TopicOffsets, after: TopicOffsets): boolean =>
  after.latest !== before.latest &&
  after.latest.some((end, index) => {
    const earlier = before.latest[index];
    return end !== null && earlier != null && end !== earlier;
  });

function emptied(
  last: TopicActivity | undefined,
  before: TopicOffsets | undefined,
  after: TopicOffsets,
  at: number,
): Since | null {
  if (isEmpty(after) !== true) return null;
  const wasHolding = last !== undefined && before !== undefined && isEmpty(before) === false;
  return last?.emptySince ?? { at, isBound: !wasHolding };
}

/** Null while an offset is not known. */
function isEmpty({ earliest, latest }: TopicOffsets): boolean | null {
  if (latest.length === 0 || earliest.includes(null) || latest.includes(null)) return null;
  return latest.every((end, index) => end === earliest[index]);
}

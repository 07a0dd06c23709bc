import type { TopicOffsets } from '@/lib/domain/model/topic.ts';

/** Records appended per second between the last two samples. */
export type TopicRate = {
  /** Sum over all partitions; null unless every partition's rate is known. */
  perSecond: number | null;
  /** Index = position in `Topic.partitions`. */
  partitions: readonly (number | null)[];
  at: number;
};

type Reading = { at: number | null | undefined; value: bigint | null | undefined };

/**
 * Growth per second between two readings of a log end offset. Null when there is nothing new to compare, or when the
 * offset went back (a topic recreated under the same name): a rate is never negative and never guessed.
 */
export function ratePerSecond(before: Reading, after: Reading): number | null {
  if (before.value == null || after.value == null || before.at == null || after.at == null) return null;
  const elapsedMs = after.at - before.at;
  if (elapsedMs < 500 || after.value < before.value) return null;
  return Number(after.value - before.value) / (elapsedMs / 1000);
}

/** Null before there are two samples. */
export function topicRate(
  before: TopicOffsets | undefined,
  after: TopicOffsets,
  now: number,
): TopicRate | null {
  if (before === undefined) return null;
  let sum: number | null = 0;
  const partitions = after.latest.map((value, index) => {
    const rate = ratePerSecond(
      { at: before.sampledAt[index], value: before.latest[index] },
      { at: after.sampledAt[index], value },
    );
    sum = sum === null || rate === null ? null : sum + rate;
    return rate;
  });
  return { perSecond: sum, partitions, at: now };
}

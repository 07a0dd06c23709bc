import type { TopicFacts } from '@/lib/domain/audit/facts.ts';
import { bytesOf, CHECK, expiringBefore } from '@/lib/domain/changes/consequences.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { type Consequence, danger, info, warn } from './consequence.ts';

/** Log start and end of one partition, and the offset it shall begin at; null = not known. */
export type TruncationInput = {
  partition: number;
  start: bigint | null;
  end: bigint | null;
  to: bigint | null;
};

export type TruncatedPartition = TruncationInput & {
  /** By offsets: an upper bound. Null = not known. */
  records: bigint | null;
  /** Why the partition is left alone; null when it is truncated. */
  problem: string | null;
};

/** Kafka moves a log start only forward, and at most to the high watermark. */
export function truncated(input: TruncationInput): TruncatedPartition {
  const { start, end, to } = input;
  if (start === null || end === null)
    return { ...input, records: null, problem: 'Its leader does not answer.' };
  if (to === null) return { ...input, records: null, problem: 'Its leader does not say where that is.' };
  if (to > end) {
    return {
      ...input,
      records: null,
      problem: `It ends at ${formatCount(String(end))}: Kafka would refuse.`,
    };
  }
  if (to <= start) {
    const problem = start === end ? 'It is empty.' : 'Its log begins there or later already.';
    return { ...input, records: 0n, problem };
  }
  return { ...input, records: to - start, problem: null };
}

export function truncationConsequences(
  topic: TopicFacts,
  rows: readonly TruncatedPartition[],
): Consequence[] {
  const changed = rows.filter(({ problem }) => problem === null).length;
  if (changed === 0) return [];
  const spans = rows.flatMap(({ partition, start, end, to, problem }) =>
    start === null || end === null
      ? []
      : [{ partition, start, end, keptFrom: problem === null ? to : start }],
  );
  const lost = expiringBefore(topic, spans);
  const bytes = spans.length === rows.length ? bytesOf(topic, lost) : null;
  const groups = topic.groups();
  return [
    danger(
      `Up to ${plural(Number(lost.records), 'record')} of the ${formatCount(String(lost.held))} the topic holds are gone for good` +
        `${bytes === null ? '' : `: about ${formatBytes(bytes)} over all copies`}.`,
    ),
    ...lost.unread.map(({ groupId, records }) =>
      danger(
        `${groupId} loses ${plural(Number(records), 'record')} it has not read and goes on by its auto.offset.reset.`,
      ),
    ),
    ...(groups.known
      ? []
      : [warn(`Whether a group has not read them is not known: ${groups.missing.reason}`)]),
    info(
      `Readers see them no more at once. The disk gets its space back ${CHECK}, whole segments at a time.`,
    ),
  ];
}

/**
 * Kafka deletes no records of a topic that is compacted and nothing else (POLICY_VIOLATION); it has no validate-only to
 * ask. Null when nothing of the configs speaks against it.
 */
export function truncationRefusal({ configs }: TopicFacts): string | null {
  const policy = configs.list('cleanup.policy');
  if (!policy.known || policy.value.length === 0 || policy.value.includes('delete')) return null;
  return `cleanup.policy is ${policy.value.join(',')}: Kafka deletes records only where it holds "delete" and answers POLICY_VIOLATION (44). Write tombstones for the keys, or set cleanup.policy=compact,delete first.`;
}

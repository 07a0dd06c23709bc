import type { TopicFacts } from '@/lib/domain/audit/facts.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatExactDuration } from '@/lib/shared/format/duration.ts';
import type { PlannedChange } from './topic-config-plan.ts';

/** Kafka looks for what has expired this often (log.retention.check.interval.ms at its default). */
const CHECK = 'within 5 minutes';

/**
 * What the changes do to records, in words and with numbers where they are known. What breaks availability or durability
 * is the business of the audit's rules.
 */
export function consequencesOf(topic: TopicFacts, changes: readonly PlannedChange[]): string[] {
  return changes.flatMap((change) => {
    if (change.problem !== null) return [];
    switch (change.key) {
      case 'retention.ms':
        return retentionTime(topic, change);
      case 'retention.bytes':
        return retentionSize(topic, change);
      case 'cleanup.policy':
        return cleanupPolicy(change);
      case 'max.message.bytes':
        return messageSize(change);
      default:
        return [];
    }
  });
}

/** -1 is no limit. */
function limitOf(value: string | null): number | null {
  if (value === null || !/^-?\d+$/.test(value)) return null;
  const limit = Number(value);
  return limit < 0 ? Number.POSITIVE_INFINITY : limit;
}

function isLowered({ before, after }: PlannedChange): { to: number } | null {
  const [from, to] = [limitOf(before.value), limitOf(after.value)];
  return from !== null && to !== null && to < from ? { to } : null;
}

function retentionTime(topic: TopicFacts, change: PlannedChange): string[] {
  const lowered = isLowered(change);
  if (lowered === null) return [];
  const span = formatExactDuration(lowered.to);
  const sentences = [`Records older than ${span} are deleted ${CHECK}, ${olderThan(topic, lowered.to)}.`];
  const behind = groupsBehind(topic);
  if (behind > 0) {
    sentences.push(
      `${plural(behind, 'group has', 'groups have')} unread records here; how old they are is not measured.`,
    );
  }
  return sentences;
}

/** An estimate: what a steady write rate puts into the new span stays, the rest of what is held goes. */
function olderThan(topic: TopicFacts, spanMs: number): string {
  const [sizes, rate, copies] = [topic.sizes(), topic.bytesPerSecond(), topic.replicationFactor];
  if (!sizes.known || !rate.known || !copies.known) return 'how many is not known';
  const kept = rate.value * (spanMs / 1000) * copies.value;
  const gone = Math.max(0, Number(sizes.value.totalBytes) - kept);
  return `about ${formatBytes(gone)} of ${formatBytes(sizes.value.totalBytes)} at the present write rate`;
}

function retentionSize(topic: TopicFacts, change: PlannedChange): string[] {
  const lowered = isLowered(change);
  const sizes = topic.sizes();
  if (lowered === null) return [];
  if (!sizes.known)
    return [`Partitions above ${formatBytes(lowered.to)} lose their oldest records ${CHECK}.`];
  const above = sizes.value.partitionBytes.filter((bytes) => Number(bytes) > lowered.to);
  const gone = above.reduce((sum, bytes) => sum + Number(bytes) - lowered.to, 0);
  return above.length === 0
    ? []
    : [
        `${plural(above.length, 'partition is', 'partitions are')} above ${formatBytes(lowered.to)} and lose about ` +
          `${formatBytes(gone)} a copy ${CHECK}.`,
      ];
}

function cleanupPolicy({ before, after }: PlannedChange): string[] {
  const has = (value: string | null, policy: string) => (value ?? '').split(',').includes(policy);
  const sentences: string[] = [];
  if (!has(before.value, 'compact') && has(after.value, 'compact')) {
    sentences.push(
      'Of each key only the newest record stays; records without a key are refused from now on.',
    );
  }
  if (!has(before.value, 'delete') && has(after.value, 'delete')) {
    sentences.push(`Records beyond the retention are deleted ${CHECK}.`);
  }
  return sentences;
}

function messageSize(change: PlannedChange): string[] {
  const lowered = isLowered(change);
  return lowered === null
    ? []
    : [`Producers get RecordTooLargeException for batches above ${formatBytes(lowered.to)}.`];
}

function groupsBehind(topic: TopicFacts): number {
  const groups = topic.groups();
  if (!groups.known) return 0;
  return groups.value.filter(({ progress }) =>
    progress.known
      ? (progress.value.topics.get(topic.name) ?? []).some(
          ({ lag }) => lag.kind === 'known' && lag.messages > 0n,
        )
      : false,
  ).length;
}

import { splitList } from '@/lib/domain/audit/config-reader.ts';
import type { TopicFacts } from '@/lib/domain/audit/facts.ts';
import { lagText } from '@/lib/domain/audit/rules/support.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatExactDuration } from '@/lib/shared/format/duration.ts';
import type { PlannedChange } from './config-plan.ts';

/** When Kafka deletes segments (`log.retention.check.interval.ms`). */
export const CHECK = 'at the next check, every 5 minutes by default';

/** Records that a shorter retention takes, and of them those that groups have not read. Offsets: an upper bound. */
export type Expiring = {
  records: bigint;
  /** All there are. */
  held: bigint;
  /** Groups that lose some, the most first. */
  unread: readonly { groupId: string; records: bigint }[];
};

/** One partition's log start and end, and the first offset that stays; null = every record goes. */
export type PartitionSpan = { partition: number; start: bigint; end: bigint; keptFrom: bigint | null };

/** What expires when each log begins at `keptFrom`. */
export function expiringBefore(topic: TopicFacts, spans: readonly PartitionSpan[]): Expiring {
  const groups = topic.groups();
  const kept = new Map(
    spans.map(({ partition, start, end, keptFrom }) => [partition, { start, from: keptFrom ?? end }]),
  );
  const records = [...kept.values()].reduce(
    (sum, { start, from }) => (from > start ? sum + (from - start) : sum),
    0n,
  );
  const held = spans.reduce((sum, { start, end }) => sum + (end - start), 0n);
  const unread = (groups.known ? groups.value : []).map(({ name, progress }) => ({
    groupId: name,
    records: (progress.known ? (progress.value.topics.get(topic.name) ?? []) : []).reduce(
      (sum, { partition, committed }) => {
        const { start, from } = kept.get(partition) ?? { start: 0n, from: 0n };
        const next = committed > start ? committed : start;
        return from > next ? sum + (from - next) : sum;
      },
      0n,
    ),
  }));
  return {
    records,
    held,
    unread: unread.filter((group) => group.records > 0n).sort((a, b) => (a.records < b.records ? 1 : -1)),
  };
}

/**
 * What the changes do to records, in words and with numbers where they are known. What breaks availability or durability
 * is the business of the audit's rules.
 */
export function consequencesOf(
  /** As it would be after them. */
  topic: TopicFacts,
  changes: readonly PlannedChange[],
  expiring: Expiring | null,
): string[] {
  const policy = topic.configs.list('cleanup.policy');
  // Retention means nothing to a topic that is only compacted.
  const expires = !policy.known || policy.value.includes('delete');
  return changes.flatMap((change) => {
    if (change.problem !== null) return [];
    switch (change.key) {
      case 'retention.ms':
        return expires ? retentionTime(topic, change, expiring) : [];
      case 'retention.bytes':
        return expires ? retentionSize(topic, change) : [];
      case 'cleanup.policy':
        return cleanupPolicy(change);
      case 'max.message.bytes':
        return messageSize(change);
      default:
        return [];
    }
  });
}

/** The lowered retention of this change, in ms; null when it is not lowered or becomes unlimited. */
export function loweredRetentionMs(changes: readonly PlannedChange[]): number | null {
  const change = changes.find(({ key, problem }) => key === 'retention.ms' && problem === null);
  const lowered = change && isLowered(change);
  return lowered && Number.isFinite(lowered.to) ? lowered.to : null;
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

function retentionTime(topic: TopicFacts, change: PlannedChange, expiring: Expiring | null): string[] {
  const lowered = isLowered(change);
  if (lowered === null) return [];
  const span = formatExactDuration(lowered.to);
  if (expiring === null) return [`Records older than ${span} are deleted ${CHECK}; how many is not known.`];
  if (expiring.records === 0n) return [`No record is older than ${span}: nothing is deleted now.`];
  const bytes = bytesOf(topic, expiring);
  return [
    `${plural(Number(expiring.records), 'record is', 'records are')} older than ${span} and deleted ${CHECK}, ` +
      `whole segments at a time${bytes === null ? '' : `: about ${formatBytes(bytes)} over all copies`}.`,
    ...expiring.unread.map(
      ({ groupId, records }) =>
        `${groupId}${behindText(topic, groupId)} loses ${plural(Number(records), 'record')} it has not read.`,
    ),
  ];
}

/** How old the oldest record is that the group has not read, within a sentence; nothing where that is unknown. */
function behindText(topic: TopicFacts, groupId: string): string {
  const lag = topic.timeLags().seen.find((one) => one.groupId === groupId);
  return lag === undefined ? '' : ` is ${lagText(lag)} behind and`;
}

/** All copies, by the mean stored size of what the topic holds; null = not known. */
export function bytesOf(topic: TopicFacts, { records, held }: Expiring): number | null {
  const sizes = topic.sizes();
  return sizes.known && held > 0n ? (Number(sizes.value.totalBytes) * Number(records)) / Number(held) : null;
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
        `${plural(above.length, 'partition is', 'partitions are')} above ${formatBytes(lowered.to)} and ${above.length === 1 ? 'loses' : 'lose'} about ` +
          `${formatBytes(gone)} a copy ${CHECK}.`,
      ];
}

function cleanupPolicy({ before, after }: PlannedChange): string[] {
  const has = (value: string | null, policy: string) => splitList(value ?? '').includes(policy);
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

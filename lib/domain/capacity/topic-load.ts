import type { Fact } from '@/lib/domain/audit/fact.ts';
import type { TopicFacts } from '@/lib/domain/audit/facts.ts';
import { CHECK_SECONDS, DELETE_DELAY_SECONDS } from '@/lib/shared/capacity/formulas.ts';

/** What one topic asks of the cluster. Null = not known, and `why` says why. Bytes, seconds, per second. */
export type TopicLoad = TopicNumbers & {
  name: string;
  partitions: number;
  /** Null where it is not known. A topic that is only compacted is not bound by its retention. */
  cleanup: 'delete' | 'compact' | 'compact,delete' | null;
  /** Reason by what is not known. */
  why: Readonly<Partial<Record<TopicNumber | 'cleanup', string>>>;
};

export type TopicNumber =
  | 'replicationFactor'
  | 'recordsPerSecond'
  /** Stored, of one copy. */
  | 'bytesPerSecond'
  /** Of the partition that is written to the most. */
  | 'busiestBytesPerSecond'
  /** One copy: the largest of each partition. */
  | 'copyBytes'
  /** All copies. */
  | 'storedBytes'
  /** Offsets held: end minus start. */
  | 'records'
  /** `Infinity` = no limit, as below. */
  | 'retentionSeconds'
  | 'retentionBytes'
  | 'segmentBytes'
  | 'segmentSeconds'
  | 'groups';

type TopicNumbers = Readonly<Record<TopicNumber, number | null>>;

export function topicLoad(topic: TopicFacts): TopicLoad {
  const why: Partial<Record<TopicNumber | 'cleanup', string>> = {};
  const read = <T, V>(name: keyof typeof why, fact: Fact<T>, map: (value: T) => V): V | null => {
    if (fact.known) return map(fact.value);
    why[name] = fact.missing.reason;
    return null;
  };
  const same = (value: number) => value;
  const sizes = topic.sizes();
  const { configs } = topic;
  return {
    name: topic.name,
    partitions: topic.partitions.known ? topic.partitions.value.length : 0,
    replicationFactor: read('replicationFactor', topic.replicationFactor, same),
    recordsPerSecond: read('recordsPerSecond', topic.recordsPerSecond, same),
    bytesPerSecond: read('bytesPerSecond', topic.bytesPerSecond(), same),
    busiestBytesPerSecond: read('busiestBytesPerSecond', topic.bytesPerSecond(), (rate) => {
      const share = busiestShare(topic);
      return share === null ? null : rate * share;
    }),
    copyBytes: read('copyBytes', sizes, ({ partitionBytes }) =>
      Number(partitionBytes.reduce((sum, bytes) => sum + bytes, 0n)),
    ),
    storedBytes: read('storedBytes', sizes, ({ totalBytes }) => Number(totalBytes)),
    records: read('records', topic.offsets(), ({ earliest, latest }) =>
      latest.reduce((sum, end, at) => sum + Number((end ?? 0n) - (earliest[at] ?? 0n)), 0),
    ),
    retentionSeconds: read('retentionSeconds', configs.number('retention.ms'), (ms) => limitOf(ms) / 1000),
    retentionBytes: read('retentionBytes', configs.number('retention.bytes'), limitOf),
    cleanup: read('cleanup', configs.list('cleanup.policy'), cleanupOf),
    segmentBytes: read('segmentBytes', configs.number('segment.bytes'), same),
    segmentSeconds: read('segmentSeconds', configs.number('segment.ms'), (ms) => ms / 1000),
    groups: read('groups', topic.groups(), (groups) => groups.length),
    why,
  };
}

/** -1 is Kafka's "no limit". */
const limitOf = (value: number): number => (value < 0 ? Number.POSITIVE_INFINITY : value);

function cleanupOf(policies: readonly string[]): NonNullable<TopicLoad['cleanup']> {
  if (!policies.includes('compact')) return 'delete';
  return policies.includes('delete') ? 'compact,delete' : 'compact';
}

/** Part of the topic's records that its busiest partition takes; null unless each partition's rate is known. */
function busiestShare({ rate }: TopicFacts): number | null {
  if (!rate.known || rate.value.perSecond === null) return null;
  if (rate.value.perSecond === 0) return 0;
  let most = 0;
  for (const one of rate.value.partitions) most = Math.max(most, one ?? 0);
  return most / rate.value.perSecond;
}

/**
 * What one copy comes to when nothing changes any more: written at `bytesPerSecond`, deleted by age and by size. `Infinity`
 * when nothing is ever deleted, null when it cannot be said (not known, or compacted: that depends on the keys).
 * @param bytesPerSecond of one copy of the topic
 */
export function settledBytes(load: TopicLoad, bytesPerSecond: number): number | null {
  const { cleanup, retentionSeconds, retentionBytes, segmentBytes, segmentSeconds, partitions } = load;
  if (cleanup === null || cleanup === 'compact') return null;
  if (retentionSeconds === null || retentionBytes === null || partitions === 0) return null;
  if (segmentBytes === null || segmentSeconds === null) return null;
  const perPartition = bytesPerSecond / partitions;
  const open = Math.min(segmentBytes, perPartition * segmentSeconds);
  const byAge =
    bytesPerSecond === 0
      ? 0
      : perPartition * (retentionSeconds + CHECK_SECONDS + DELETE_DELAY_SECONDS) + open;
  const bySize = retentionBytes + open;
  return partitions * Math.min(byAge, bySize);
}

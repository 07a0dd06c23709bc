import type { CatchUpDto, HorizonDto, TimeLagDto } from '@/lib/contracts/groups.ts';
import { type GroupProgress, placesOf } from '@/lib/domain/lag/group-progress.ts';
import { startOffsetLookup } from '@/lib/domain/lag/offset-lookup.ts';
import { offsetsExpiry } from '@/lib/domain/lag/offsets-expiry.ts';
import { blockedAt } from '@/lib/domain/lag/open-transactions.ts';
import {
  type CatchUp,
  type GroupOutlook,
  groupOutlook,
  type Horizon,
  type LogLimits,
  type PartitionSurroundings,
} from '@/lib/domain/lag/outlook.ts';
import type { GroupPlace } from '@/lib/domain/lag/status.ts';
import { timeLag, type Unread, worstUnread } from '@/lib/domain/lag/unread.ts';
import type { Group } from '@/lib/domain/model/group.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { latest } from '@/lib/shared/section.ts';
import { memoize } from './memo.ts';
import { entriesByName, topicSizes } from './topic-index.ts';

const UNKNOWN_LIMITS: LogLimits = { deletes: null, retentionMs: null, retentionBytes: null };
const MINUTE_MS = 60_000;

/** What limits each topic's log, looked up once per snapshot and topic. */
export const surroundingsIn = memoize(
  (snapshot: ClusterSnapshot): ((topic: string) => PartitionSurroundings) => {
    const known = new Map<string, PartitionSurroundings>();
    return (topic) => {
      let found = known.get(topic);
      if (found === undefined) {
        found = { limits: limitsOf(snapshot, topic), bytesPerOffset: () => bytesPerOffset(snapshot, topic) };
        known.set(topic, found);
      }
      return found;
    };
  },
);

function limitsOf(snapshot: ClusterSnapshot, topic: string): LogLimits {
  const resource = latest(snapshot.sections.topicConfigs)?.value.byTopic.get(topic);
  if (!resource?.ok) return UNKNOWN_LIMITS;
  const entries = entriesByName(resource.value.entries);
  const number = (key: string): number | null => {
    const value = entries.get(key)?.value;
    return value == null ? null : Number(value);
  };
  const policy = entries.get('cleanup.policy')?.value;
  return {
    deletes: policy == null ? null : policy.split(',').some((one) => one.trim() === 'delete'),
    retentionMs: number('retention.ms'),
    retentionBytes: number('retention.bytes'),
  };
}

/** Mean over the topic: bytes of all copies, by copies, by the offsets its logs span. */
function bytesPerOffset(snapshot: ClusterSnapshot, name: string): number | null {
  const topic = latest(snapshot.sections.metadata)?.value.topics.get(name);
  const offsets = latest(snapshot.sections.offsets)?.value.get(name);
  const logDirs = latest(snapshot.sections.logDirs)?.value;
  const size = logDirs && topicSizes(logDirs).get(name);
  if (!topic || !offsets || !size) return null;
  let spanned = 0;
  for (const [index, end] of offsets.latest.entries()) {
    const start = offsets.earliest[index];
    if (end === null || start == null) return null;
    spanned += Number(end - start);
  }
  const copies = topic.partitions.reduce((sum, { replicas }) => sum + replicas.length, 0);
  if (spanned === 0 || copies === 0) return null;
  return Number(size.bytes) / (copies / topic.partitions.length) / spanned;
}

/** Of the broker that manages the group; brokers that differ are the audit's business. */
function offsetsRetentionMs(snapshot: ClusterSnapshot, coordinatorId: number): number | null {
  const configs = latest(snapshot.sections.brokerConfigs)?.value.byBroker.get(coordinatorId);
  const minutes = configs?.ok
    ? entriesByName(configs.value.entries).get('offsets.retention.minutes')?.value
    : null;
  return minutes == null ? null : Number(minutes) * MINUTE_MS;
}

export function outlookOf(snapshot: ClusterSnapshot, progress: GroupProgress, group: Group): GroupOutlook {
  const retentionMs = offsetsRetentionMs(snapshot, group.coordinatorId);
  return groupOutlook(progress, surroundingsIn(snapshot), offsetsExpiry(group, progress, retentionMs));
}

/** What decides the status of a group's partitions. */
export const placesIn = (snapshot: ClusterSnapshot, group: Group): GroupPlace['placeOf'] =>
  placesOf(group, {
    startOf: startOffsetLookup(snapshot),
    blockedAt: (topic, partition, offset) => blockedAt(snapshot.openTransactions, topic, partition, offset),
  });

export function groupTimeLag(progress: GroupProgress | undefined): TimeLagDto {
  if (progress === undefined) return timeLagDto({ kind: 'unknown', reason: 'Not collected yet.' }, null);
  return timeLagDto(worstUnread(allUnread(progress)), progress.sampledAt);
}

function* allUnread({ topics }: GroupProgress): Generator<Unread> {
  for (const partitions of topics.values()) for (const { unread } of partitions) yield unread;
}

export function timeLagDto(unread: Unread, sampledAt: number | null): TimeLagDto {
  const lag = timeLag(unread, sampledAt ?? 0);
  return lag.kind === 'known'
    ? { ms: lag.ms, method: lag.method, confidence: lag.confidence, reason: null, sampledAt }
    : { ms: null, method: null, confidence: null, reason: lag.reason, sampledAt };
}

export const catchUpDto = (catchUp: CatchUp): CatchUpDto => ({
  kind: catchUp.kind,
  ms: catchUp.kind === 'known' ? catchUp.ms : null,
  reason: catchUp.kind === 'unknown' ? catchUp.reason : null,
});

export const horizonDto = (horizon: Horizon, topic: string | null, partition: number | null): HorizonDto => ({
  kind: horizon.kind,
  ms: 'ms' in horizon ? horizon.ms : null,
  limit: 'ms' in horizon ? horizon.limit : null,
  topic,
  partition,
  reason: horizon.kind === 'unknown' ? horizon.reason : null,
});

export const UNKNOWN_OUTLOOK: GroupOutlook = {
  catchUp: { kind: 'unknown', reason: 'Not collected yet.' },
  horizon: { kind: 'unknown', reason: 'Not collected yet.', topic: null, partition: null },
  rates: null,
};

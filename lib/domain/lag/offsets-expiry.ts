import type { Group } from '../model/group.ts';
import type { Since } from '../model/since.ts';
import { isSimple } from './activity.ts';
import type { GroupProgress } from './group-progress.ts';
import { due, type Horizon } from './outlook.ts';
import type { PartitionProgress } from './progress.ts';

/** How often a broker looks for offsets to drop: the default of offsets.retention.check.interval.ms. */
const CHECK_MS = 600_000;

/**
 * Whether the clock of its offsets starts at their commit (KIP-848 groups, and those that only commit), not when the last
 * member leaves.
 */
export const isByCommit = (group: Pick<Group, 'type' | 'protocolType'>): boolean =>
  group.type === 'consumer' || group.type === 'streams' || isSimple(group);

/**
 * How long until Kafka drops the offset of a partition, by the rules of its coordinator: a classic group's go
 * `offsets.retention.minutes` after it became empty, a KIP-848 group's (consumer, streams) without members and those of a
 * group that only commits so long after their last commit. A share group commits none. A clock that already ran when the
 * group was first seen, as after a restart, makes it "at most".
 *
 * A commit that repeats its offset starts the clock anew and cannot be seen. Offsets that outlive their time prove one: then
 * no more is known than that they go within a retention.
 * @param retentionMs null = unknown
 */
export function offsetsExpiry(
  group: Pick<Group, 'type' | 'protocolType' | 'state'>,
  progress: Pick<GroupProgress, 'emptySince' | 'watchedSince' | 'sampledAt'>,
  retentionMs: number | null,
): (one: Pick<PartitionProgress, 'committedSince'>) => Horizon {
  const { emptySince, watchedSince, sampledAt } = progress;
  if (group.type === 'share' || emptySince === null) return () => ({ kind: 'never' });
  if (retentionMs === null) {
    return () => ({ kind: 'unknown', reason: 'offsets.retention.minutes is not known.' });
  }
  const since = ({ at, isBound }: Since): Horizon =>
    due(Math.max(0, at + retentionMs - sampledAt), 'offsets', isBound);
  if (!isByCommit(group)) return () => since(emptySince);
  return ({ committedSince }) =>
    sampledAt - committedSince > retentionMs + CHECK_MS
      ? due(retentionMs, 'offsets', true)
      : since({ at: committedSince, isBound: committedSince <= watchedSince });
}

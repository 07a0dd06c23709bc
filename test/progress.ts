import { advanceGroup } from '@/lib/domain/lag/group-progress.ts';
import { NOTHING_TOLD } from '@/lib/domain/lag/markers.ts';
import type { Group } from '@/lib/domain/model/group.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';

export const classicGroup = (groupId: string): Group => ({
  groupId,
  type: 'classic',
  protocolType: 'consumer',
  state: 'Stable',
  coordinatorId: 1,
  listedAt: 1,
  description: null,
});

type Lags = Record<string, readonly (number | null)[]>;

/** A snapshot that knows nothing but these. */
export const snapshotOf = (groups: Lags): ClusterSnapshot => ({
  version: 1,
  epoch: 'test',
  revisions: {},
  firstReadAt: {},
  sections: {},
  absentBrokers: new Map(),
  progress: progressOf(groups),
  rates: new Map(),
  activity: new Map(),
  shortOfCopies: new Map(),
  openTransactions: null,
});

/**
 * Groups whose partitions of the topic `orders` are so many records behind at 60,000 ms, with records of 20,000 ms;
 * null = the log end is unknown.
 */
export function progressOf(groups: Lags): ClusterSnapshot['progress'] {
  return new Map(
    Object.entries(groups).map(([groupId, lags]) => {
      const committed = lags.map((_, partition) => ({
        partition,
        offset: 100n,
        leaderEpoch: null,
        metadata: null,
      }));
      const offsets = { topics: new Map([['orders', committed]]), brokerLag: null, sampledAt: 60_000 };
      const surroundings = {
        endOf: (_: string, partition: number) => {
          const lag = lags[partition];
          return { end: lag == null ? null : 100n + BigInt(lag), sampledAt: 60_000 };
        },
        startOf: () => null,
        appendedAt: () => ({ at: 20_000, method: 'interpolated', confidence: 'high' }) as const,
        nextRecord: NOTHING_TOLD.nextRecord,
        rateOf: () => null,
        blockedAt: () => null,
      };
      return [groupId, advanceGroup(undefined, classicGroup(groupId), offsets, surroundings)];
    }),
  );
}

import type { Group } from '../model/group.ts';

/** When the members of a group or what they own changed, as far as it was seen. */
export type Rebalances = {
  /** Epoch ms of those within the last hour, ascending, at most `TIMES_MAX`. */
  times: readonly number[];
  /** Who owned what at the last description; null before the first. */
  last: string | null;
};

export const NO_REBALANCES: Rebalances = { times: [], last: null };

const HOUR_MS = 3_600_000;
const TIMES_MAX = 60;
/** GRP-09: more than six an hour are a storm. */
const STORM_ABOVE = 6;

/**
 * Takes in one more description. The assignment epoch where the protocol has one (KIP-848), else who owns what: a
 * DescribeGroups answer has no generation, so a rebalance that gave everybody the same again is not seen. A static
 * member that comes back under another member id is none.
 */
export function addRebalances(
  before: Rebalances,
  group: Pick<Group, 'state' | 'description'>,
  at: number,
): Rebalances {
  const { description, state } = group;
  // While it rebalances, the members' assignments are empty or old: the state after it counts.
  if (description === null || state !== 'Stable') return before;
  const last = signature(description);
  if (last === before.last) return prune(before, at);
  const times = before.last === null ? before.times : [...before.times, at].slice(-TIMES_MAX);
  return prune({ times, last }, at);
}

function prune(rebalances: Rebalances, at: number): Rebalances {
  const first = rebalances.times[0];
  if (first === undefined || first > at - HOUR_MS) return rebalances;
  return { ...rebalances, times: rebalances.times.filter((time) => time > at - HOUR_MS) };
}

function signature({ assignmentEpoch, members }: NonNullable<Group['description']>): string {
  if (assignmentEpoch !== null) return String(assignmentEpoch);
  return members
    .map(({ memberId, instanceId, assignment }) => {
      const owned = (assignment ?? []).map(({ topic, partitions }) => `${topic}:${partitions.join(',')}`);
      return `${instanceId ?? memberId} ${owned.sort().join(';')}`;
    })
    .sort()
    .join('\n');
}

export const inLastHour = ({ times }: Rebalances, now: number): number =>
  times.filter((time) => time > now - HOUR_MS).length;

export const isStorm = (rebalances: Rebalances, now: number): boolean =>
  inLastHour(rebalances, now) > STORM_ABOVE;

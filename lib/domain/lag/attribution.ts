import type { Status } from './status.ts';

/** One partition a group reads, as far as the question "whose fault" goes. */
export type ReadPartition = {
  topic: string;
  partition: number;
  status: Status;
  /** Null = unknown. */
  lag: number | null;
  /** Leading broker; null when there is none. */
  leader: number | null;
  /** Client that owns it, null when nobody does or it is unknown. */
  client: string | null;
};

export type GroupReading = {
  groupId: string;
  partitions: readonly ReadPartition[];
  rebalancesLastHour: number;
};

export type Cause = 'transaction' | 'partition' | 'broker' | 'rebalances' | 'cluster' | 'group';

/** Where to look first. */
export type Attribution = { cause: Cause; words: string };

/** More than half of the lag on one partition is a hot key or a record that cannot be processed (GRP-07). */
const HOT_SHARE = 0.5;
/** A group that rebalances this often loses its time there. */
const REBALANCES_MIN = 3;

const BEHIND: ReadonlySet<Status> = new Set(['lagging', 'stalled', 'stopped', 'blocked', 'uncommitted']);
const isBehind = ({ status }: ReadPartition): boolean => BEHIND.has(status);

/**
 * What a group's lag comes from, by who shares it; null when it is not behind. In this order: an open transaction, one
 * partition of several, rebalances, a broker all of whose readers are behind, all groups, and else the group's own clients.
 */
export function attribute(group: GroupReading, others: () => readonly GroupReading[]): Attribution | null {
  const behind = group.partitions.filter(isBehind);
  if (behind.length === 0) return null;
  return (
    byTransaction(behind) ??
    byPartition(group, behind) ??
    byRebalances(group) ??
    byBroker(behind, others()) ??
    byCluster(others()) ?? {
      cause: 'group',
      words: 'Only this group is behind: look at its own clients, and what they call for each record.',
    }
  );
}

function byTransaction(behind: readonly ReadPartition[]): Attribution | null {
  if (!behind.some(({ status }) => status === 'blocked')) return null;
  return {
    cause: 'transaction',
    words: 'An open transaction holds it back: look at its producer, not at the group.',
  };
}

function byPartition({ partitions }: GroupReading, behind: readonly ReadPartition[]): Attribution | null {
  if (partitions.length < 2) return null;
  const total = partitions.reduce((sum, { lag }) => sum + (lag ?? 0), 0);
  const worst = behind.reduce((a, b) => ((b.lag ?? 0) > (a.lag ?? 0) ? b : a));
  const share = total === 0 ? 0 : (worst.lag ?? 0) / total;
  if (share <= HOT_SHARE) return null;
  const where = `${worst.topic} partition ${worst.partition}`;
  const owner = worst.client === null ? '' : ` Its owner is ${worst.client}.`;
  const reason =
    worst.status === 'lagging'
      ? 'a hot key, or a slow member'
      : 'a record its client cannot process, or a dead thread';
  return {
    cause: 'partition',
    words: `${Math.round(share * 100)} % of the lag is on ${where}: ${reason}.${owner}`,
  };
}

function byRebalances({ rebalancesLastHour }: GroupReading): Attribution | null {
  if (rebalancesLastHour < REBALANCES_MIN) return null;
  return {
    cause: 'rebalances',
    words: `${rebalancesLastHour} rebalances in the last hour: its members stop for each. Look at who joins and leaves.`,
  };
}

/** All that is behind here is led by one broker, and another group is behind there and nowhere else. */
function byBroker(behind: readonly ReadPartition[], others: readonly GroupReading[]): Attribution | null {
  const leaders = new Set(behind.map(({ leader }) => leader));
  const [leader] = leaders;
  if (leaders.size !== 1 || leader == null) return null;
  const alike = others.filter(({ partitions }) => {
    const late = partitions.filter(isBehind);
    const reads = partitions.some((one) => one.leader !== leader);
    return late.length > 0 && reads && late.every((one) => one.leader === leader);
  });
  if (alike.length === 0) return null;
  return {
    cause: 'broker',
    words: `All that is behind is led by broker ${leader}, as with ${named(alike)}: look at that broker.`,
  };
}

function byCluster(others: readonly GroupReading[]): Attribution | null {
  const reading = others.filter(({ partitions }) => partitions.some(({ client }) => client !== null));
  if (reading.length < 2 || !reading.every(({ partitions }) => partitions.some(isBehind))) return null;
  return {
    cause: 'cluster',
    words: `All ${reading.length + 1} groups with members are behind: look at the brokers and the network first.`,
  };
}

const named = (groups: readonly GroupReading[]): string => {
  const [first, ...rest] = groups.map(({ groupId }) => groupId);
  return rest.length === 0 ? `${first}` : `${first} and ${rest.length} more`;
};

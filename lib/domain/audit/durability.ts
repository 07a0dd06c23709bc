/**
 * What happens to a partition when brokers fail. Follows Partition.scala (effectiveMinIsr, KAFKA-15583) and KRaft's
 * PartitionChangeBuilder; the closed forms were checked against brute force. "Safe" always assumes acks=all.
 */
export type PartitionState = {
  /** In assignment order. */
  replicas: readonly number[];
  isr: readonly number[];
  /** Eligible leader replicas outside the ISR; empty unless that feature is on. */
  elr?: readonly number[];
  minIsr: number;
  isUncleanAllowed: boolean;
};

export type WhatIfContext = {
  /** Brokers that are registered and unfenced now. */
  alive: ReadonlySet<number>;
  /** Kafka 3.7 and later cap min ISR at the number of copies (KAFKA-15583). */
  capsMinIsr: boolean;
};

export type Leader = 'clean' | 'eligible' | 'unclean' | 'none';

export type AfterFailure = {
  leader: Leader;
  leaderId: number | null;
  isr: readonly number[];
  acceptsAcksAll: boolean;
  acceptsAcksOne: boolean;
  /** Whether consumers see what acks=1 producers write: since 3.7 the high watermark stands still below min ISR. */
  showsAcksOne: boolean;
};

export const effectiveMinIsr = (
  { minIsr, replicas }: PartitionState,
  { capsMinIsr }: WhatIfContext,
): number => (capsMinIsr ? Math.min(minIsr, replicas.length) : minIsr);

/** The partition after `down` brokers crashed at once, their logs intact. */
export function afterFailure(
  partition: PartitionState,
  context: WhatIfContext,
  down: ReadonlySet<number>,
): AfterFailure {
  const isUp = (id: number) => context.alive.has(id) && !down.has(id);
  const isr = partition.isr.filter(isUp);
  const first = partition.replicas.find((id) => isr.includes(id));
  if (first !== undefined) return led('clean', first, isr, partition, context);
  const eligible = partition.replicas.find((id) => isUp(id) && partition.elr?.includes(id));
  if (eligible !== undefined) return led('eligible', eligible, [eligible], partition, context);
  const any = partition.isUncleanAllowed ? partition.replicas.find(isUp) : undefined;
  if (any !== undefined) return led('unclean', any, [any], partition, context);
  return {
    leader: 'none',
    leaderId: null,
    isr: [],
    acceptsAcksAll: false,
    acceptsAcksOne: false,
    showsAcksOne: false,
  };
}

function led(
  leader: Leader,
  leaderId: number,
  isr: readonly number[],
  partition: PartitionState,
  context: WhatIfContext,
): AfterFailure {
  const acceptsAcksAll = isr.length >= effectiveMinIsr(partition, context);
  return {
    leader,
    leaderId,
    isr,
    acceptsAcksAll,
    acceptsAcksOne: true,
    showsAcksOne: !context.capsMinIsr || acceptsAcksAll,
  };
}

export type Tolerance = {
  /** Fewest brokers whose crash stops acks=all writes; 0 = they are stopped now. */
  untilWritesStop: number;
  /** Fewest whose crash takes the partition offline. */
  untilOffline: number;
  /** Fewest whose crash elects a replica that lacks confirmed records; null = never. */
  untilUnclean: number | null;
  /** Disks that may be destroyed without losing any acks=all record, whatever the ISR did meanwhile. */
  disksLostGuaranteed: number;
  /** The same for what is below the high watermark now: every ISR member has it. */
  disksLostNow: number;
};

/** The closed forms for arbitrary brokers. */
export function tolerance(partition: PartitionState, context: WhatIfContext): Tolerance {
  const { alive } = context;
  const e = effectiveMinIsr(partition, context);
  const replicas = partition.replicas.filter((id) => alive.has(id)).length;
  const isr = partition.isr.filter((id) => alive.has(id));
  const elr = (partition.elr ?? []).filter((id) => alive.has(id) && !isr.includes(id)).length;
  const clean = isr.length + elr;
  const u = partition.isUncleanAllowed;
  return {
    untilWritesStop: isr.length < e ? 0 : u && e === 1 ? replicas : isr.length - e + 1,
    untilOffline: u ? replicas : clean,
    untilUnclean: u && replicas > clean ? clean : null,
    disksLostGuaranteed: Math.max(0, Math.min(e, partition.replicas.length) - 1),
    disksLostNow: Math.max(0, isr.length - 1),
  };
}

export type RackTolerance = {
  untilWritesStop: number;
  untilOffline: number;
  /** Racks destroyed until a confirmed record may be lost, in the worst ISR that may have confirmed it. */
  untilLoss: number;
};

/** Racks share no brokers, so taking the fullest first is exact. Unclean election is left out: it is no rescue. */
export function rackTolerance(
  partition: PartitionState,
  context: WhatIfContext,
  rackOf: (brokerId: number) => string,
): RackTolerance {
  const e = effectiveMinIsr(partition, context);
  const isr = partition.isr.filter((id) => context.alive.has(id));
  const clean = new Set([...isr, ...(partition.elr ?? []).filter((id) => context.alive.has(id))]);
  return {
    untilWritesStop: isr.length < e ? 0 : racksFor(perRack(isr, rackOf), isr.length - e + 1),
    untilOffline: new Set([...clean].map(rackOf)).size,
    untilLoss: racksFor(perRack(partition.replicas, rackOf), Math.min(e, partition.replicas.length)),
  };
}

/** Copies in each rack, most first. */
function perRack(ids: readonly number[], rackOf: (brokerId: number) => string): readonly number[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(rackOf(id), (counts.get(rackOf(id)) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
}

/** Fewest racks that together hold `copies`. */
function racksFor(counts: readonly number[], copies: number): number {
  let held = 0;
  let racks = 0;
  for (const number of counts) {
    if (held >= copies) break;
    held += number;
    racks += 1;
  }
  return racks;
}

export type FailureSummary = {
  fine: number;
  degraded: number;
  writesBlocked: number;
  offline: number;
  unclean: number;
};

/** "What if these brokers fail?" for many partitions: each is counted once, by the worst that happens to it. */
export function summarizeFailure(
  partitions: readonly PartitionState[],
  context: WhatIfContext,
  down: ReadonlySet<number>,
): FailureSummary {
  const summary: FailureSummary = { fine: 0, degraded: 0, writesBlocked: 0, offline: 0, unclean: 0 };
  for (const partition of partitions) {
    const after = afterFailure(partition, context, down);
    if (after.leader === 'none') summary.offline += 1;
    else if (after.leader === 'unclean') summary.unclean += 1;
    else if (!after.acceptsAcksAll) summary.writesBlocked += 1;
    else if (after.isr.length < partition.replicas.length) summary.degraded += 1;
    else summary.fine += 1;
  }
  return summary;
}

/** Voters that may fail while a majority is left. */
export const quorumTolerance = (voters: number): number => Math.max(0, Math.floor((voters - 1) / 2));

import type { Partition } from '@/lib/domain/model/topic.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { type Consequence, info, named, warn } from './consequence.ts';

export type ElectedPartition = {
  partition: number;
  /** -1 = none. */
  leader: number;
  preferred: number;
  /** Why Kafka will not elect it now; null when it can. */
  problem: string | null;
};

/** Partitions that are not led by their preferred replica, the first of their assignment. */
export function misled(partitions: readonly Partition[]): ElectedPartition[] {
  return partitions.flatMap(({ partition, leader, replicas, isr }) => {
    const [preferred] = replicas;
    if (preferred === undefined || preferred === leader) return [];
    const problem = isr.includes(preferred) ? null : `Broker ${preferred} is not in sync.`;
    return [{ partition, leader, preferred, problem }];
  });
}

export function electionConsequences(rows: readonly ElectedPartition[], all: number): Consequence[] {
  const electable = rows.filter(({ problem }) => problem === null);
  const stuck = rows.filter(({ problem }) => problem !== null);
  const gaining = new Map<number, number>();
  for (const { preferred } of electable) gaining.set(preferred, (gaining.get(preferred) ?? 0) + 1);
  return [
    info(
      `${plural(electable.length, 'partition')} of ${all} ${electable.length === 1 ? 'changes its leader' : 'change their leaders'}` +
        `${gaining.size === 0 ? '' : `: ${named([...gaining].map(([id, count]) => `${count} to broker ${id}`))}`}. Clients find the new one and go on within a moment.`,
    ),
    ...(stuck.length === 0
      ? []
      : [
          warn(
            `${plural(stuck.length, 'partition')} cannot: ${named(stuck.map(({ partition, problem }) => `partition ${partition}, ${problem ?? ''}`))} Kafka answers PREFERRED_LEADER_NOT_AVAILABLE (80) for ${stuck.length === 1 ? 'it' : 'them'}.`,
          ),
        ]),
    info('No record is lost and none is copied.'),
  ];
}

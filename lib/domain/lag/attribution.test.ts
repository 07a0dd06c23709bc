import { describe, expect, it } from 'vitest';
import { attribute, type Cause, type GroupReading, type ReadPartition } from './attribution.ts';
import type { Status } from './status.ts';

const at = (
  partition: number,
  status: Status,
  { lag = 100, leader = partition + 1, client = 'app-1' }: Partial<ReadPartition> = {},
): ReadPartition => ({ topic: 'orders', partition, status, lag, leader, client });
const group = (
  groupId: string,
  partitions: readonly ReadPartition[],
  rebalancesLastHour = 0,
): GroupReading => ({ groupId, partitions, rebalancesLastHour });

const fine = group('fine', [at(0, 'ok', { lag: 0 }), at(1, 'ok', { lag: 0 })]);
const late = group('late', [at(0, 'lagging'), at(1, 'lagging')]);

describe('what a lag comes from', () => {
  it.each<[string, GroupReading, readonly GroupReading[], Cause | undefined]>([
    ['nothing for a group that is not behind', fine, [late], undefined],
    ['the group itself when the others are fine', late, [fine, fine], 'group'],
    [
      'an open transaction before all else',
      group('g', [at(0, 'blocked'), at(1, 'lagging')], 9),
      [],
      'transaction',
    ],
    [
      'one partition that holds most of the lag',
      group('g', [at(0, 'stalled', { lag: 900 }), at(1, 'ok', { lag: 5 })]),
      [fine],
      'partition',
    ],
    [
      'not one partition when it is the only one',
      group('g', [at(0, 'stalled', { lag: 900 })]),
      [fine],
      'group',
    ],
    ['rebalances from three an hour on', group('g', late.partitions, 3), [fine], 'rebalances'],
    [
      'a broker where another group is behind there and only there',
      group('g', [
        at(0, 'lagging', { leader: 3 }),
        at(1, 'lagging', { leader: 3 }),
        at(2, 'ok', { lag: 0, leader: 1 }),
      ]),
      [group('h', [at(0, 'lagging', { leader: 3 }), at(1, 'ok', { lag: 0, leader: 1 })]), fine],
      'broker',
    ],
    ['the cluster when every group with members is behind', late, [late, late], 'cluster'],
    [
      'not the cluster for groups without members',
      late,
      [group('e', [at(0, 'stopped', { client: null })]), group('f', [at(0, 'stopped', { client: null })])],
      'group',
    ],
  ])('is %s', (_, one, others, cause) => {
    expect(attribute(one, () => others)?.cause).toBe(cause);
  });

  it('names the partition, its share and its owner', () => {
    const stuck = group('g', [at(7, 'stalled', { lag: 900, client: 'sink-d' }), at(1, 'ok', { lag: 100 })]);
    expect(attribute(stuck, () => [])?.words).toBe(
      '90 % of the lag is on orders partition 7: a record its client cannot process, or a dead thread. Its owner is sink-d.',
    );
  });
});

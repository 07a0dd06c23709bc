import { describe, expect, it } from 'vitest';
import { NOTHING_TOLD } from '@/lib/domain/lag/markers.ts';
import { advanceGroup, type GroupProgress } from '../lag/group-progress.ts';
import type { GroupState, GroupType } from '../model/group.ts';
import { buildFacts } from './build-facts.ts';
import { ruleById } from './rules/index.ts';
import { commitsOf, type GroupSpec, groupOf } from './test-groups.ts';
import { NOW } from './test-moment.ts';
import { testSnapshot } from './test-snapshot.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOBODY = {
  endOf: () => ({ end: 1000n, sampledAt: NOW }),
  startOf: () => 0n,
  appendedAt: () => null,
  rateOf: () => null,
  nextRecord: NOTHING_TOLD.nextRecord,
  blockedAt: () => null,
};

/** `listed`: what it is called since, before another sample. */
type Seen = { state: GroupState; ago: number; owner?: string; type?: GroupType; listed?: GroupState };

/** The verdict on a group after these samples, the last of them now. */
function verdictOf(ruleId: string, ...samples: readonly Seen[]) {
  const spec = ({ state, owner = 'a', type = 'classic' }: Seen): GroupSpec => ({
    state,
    type,
    lags: { orders: { 0: { committed: 900, lag: 100 } } },
    members: state === 'Stable' ? [{ id: owner, partitions: { orders: [0] } }] : [],
  });
  const progress = samples.reduce<GroupProgress | undefined>(
    (known, seen) =>
      advanceGroup(
        known,
        groupOf('g', spec(seen), NOW - seen.ago),
        commitsOf(spec(seen), NOW - seen.ago),
        NOBODY,
      ),
    undefined,
  );
  const last = samples.at(-1);
  const rule = ruleById(ruleId);
  if (progress === undefined || last === undefined || rule?.kind !== 'evaluated') throw new Error(ruleId);
  const snapshot = testSnapshot({
    topics: { orders: {} },
    groups: { g: { ...spec(last), state: last.listed ?? last.state } },
  });
  const facts = buildFacts({ ...snapshot, progress: new Map([['g', progress]]) }, { now: NOW });
  const [group] = facts.groups.known ? facts.groups.value : [];
  return group && rule.evaluate(group, facts)[0];
}

/** One sample a minute, the last one now. */
const everyMinute = (count: number, at: (minute: number) => Omit<Seen, 'ago'>): Seen[] =>
  Array.from({ length: count }, (_, minute) => ({ ...at(minute), ago: (count - 1 - minute) * MINUTE }));

describe('GRP-08 by what was watched', () => {
  it('fires two days before the commits of a group go that was seen to end', () => {
    const left = 5 * DAY + MINUTE;
    const ended = (ago: number): Seen[] => [
      { state: 'Stable', ago: ago + MINUTE },
      { state: 'Empty', ago },
      { state: 'Empty', ago: 0 },
    ];
    expect(verdictOf('GRP-08', ...ended(left))).toMatchObject({ outcome: 'violated', severity: 'warn' });
    expect(verdictOf('GRP-08', ...ended(HOUR))).toMatchObject({ outcome: 'pass' });
  });

  it('cannot pass a group that became empty since its last sample', () => {
    const seen: Seen[] = [{ state: 'Stable', ago: 0, type: 'consumer', listed: 'Empty' }];
    expect(verdictOf('GRP-08', ...seen)).toMatchObject({ outcome: 'unknown' });
  });

  it('does not pass a group that was found empty, or ended while nobody looked', () => {
    const found: Seen[] = [
      { state: 'Empty', ago: HOUR },
      { state: 'Empty', ago: 0 },
    ];
    expect(verdictOf('GRP-08', ...found)).toMatchObject({ outcome: 'unknown' });
    expect(verdictOf('GRP-08', { state: 'Stable', ago: 2 * HOUR }, ...found)).toMatchObject({
      outcome: 'unknown',
    });
  });
});

describe('GRP-09 by what was watched', () => {
  it('fires on the seventh change of owners within an hour, and passes six once it watched for one', () => {
    const changes = (count: number, minutes = 61) =>
      everyMinute(minutes, (minute) => ({ state: 'Stable', owner: `m${Math.min(minute, count)}` }));
    expect(verdictOf('GRP-09', ...changes(7, 10))).toMatchObject({ outcome: 'violated' });
    expect(verdictOf('GRP-09', ...changes(6))).toMatchObject({ outcome: 'pass' });
    expect(verdictOf('GRP-09', ...changes(6, 60))).toMatchObject({ outcome: 'unknown' });
  });

  it('fires on more than three minutes of an hour in a rebalance', () => {
    const rebalancing = (count: number) =>
      everyMinute(61, (minute) => ({ state: minute < count ? 'PreparingRebalance' : 'Stable' }));
    expect(verdictOf('GRP-09', ...rebalancing(4))).toMatchObject({ outcome: 'violated' });
    expect(verdictOf('GRP-09', ...rebalancing(3))).toMatchObject({ outcome: 'pass' });
  });
});

import { describe, expect, it } from 'vitest';
import type { Group, GroupOffsets } from '../model/group.ts';
import { advanceGroup, type GroupProgress } from './group-progress.ts';
import { NOTHING_TOLD } from './markers.ts';

const simple: Group = {
  groupId: 'flink-job',
  type: 'classic',
  protocolType: '',
  state: 'Empty',
  coordinatorId: 1,
  listedAt: 0,
  description: {
    groupId: 'flink-job',
    state: 'Empty',
    assignor: null,
    groupEpoch: null,
    assignmentEpoch: null,
    members: [],
    describedAt: 0,
  },
};

/** Sampled every 10 s: [committed, end] each. */
function watch(group: Group, samples: readonly (readonly [number, number])[]): GroupProgress | undefined {
  let progress: GroupProgress | undefined;
  samples.forEach(([committed, end], index) => {
    const sampledAt = index * 10_000;
    const offsets: GroupOffsets = {
      topics: new Map([['t', [{ partition: 0, offset: BigInt(committed) }]]]),
      brokerLag: null,
      sampledAt,
    };
    progress = advanceGroup(progress, group, offsets, {
      endOf: () => ({ end: BigInt(end), sampledAt }),
      startOf: () => 0n,
      appendedAt: () => null,
      nextRecord: NOTHING_TOLD.nextRecord,
      rateOf: () => null,
      blockedAt: () => null,
    });
  });
  return progress;
}

const repeat = (count: number, sample: (index: number) => readonly [number, number]) =>
  Array.from({ length: count }, (_, index) => sample(index));

describe('a group that only commits', () => {
  it('is judged by its commits, for it has no members that could stop', () => {
    const moving = repeat(12, (i) => [i * 30, 1000 + i * 10] as const);
    expect(watch(simple, moving)?.judgement.status).toBe('ok');
    expect(watch({ ...simple, protocolType: 'consumer' }, moving)?.judgement.status).toBe('stopped');
  });

  it('of a job that commits every four minutes is not stalled in between, and is when the next one stays away', () => {
    /** Ten records a sweep; each commit leaves five behind. */
    const job = (sweeps: number, commitsUntil = sweeps) =>
      repeat(sweeps, (i) => {
        const at = Math.min(Math.floor(i / 24), Math.floor(commitsUntil / 24)) * 24;
        return [100 + at * 10 - 5, 100 + i * 10] as const;
      });
    const statuses = Array.from({ length: 72 }, (_, i) => watch(simple, job(50 + i))?.judgement.status);
    expect(new Set(statuses)).toEqual(new Set(['ok']));
    expect(watch(simple, job(96 + 20, 96))?.judgement.status).toBe('ok');
    expect(watch(simple, job(96 + 36, 96))?.judgement.status).toBe('stalled');
  });

  it('is stalled and not "without an owner" when its commits stop: nobody is ever assigned', () => {
    expect(
      watch(
        simple,
        repeat(12, () => [5, 50]),
      )?.judgement,
    ).toMatchObject({
      status: 'stalled',
      reason: expect.stringContaining('the commit did not move for'),
    });
  });
});

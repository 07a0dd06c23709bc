import { describe, expect, it } from 'vitest';
import type { GroupOffsets } from '../model/group.ts';
import { createLogEndHistory, type LogEndHistory } from './log-end-history.ts';
import { catchUpOf, groupOutlook } from './outlook.ts';
import { advancePosition, type GroupPosition, type PartitionProgress } from './progress.ts';
import { judgePartition, type PartitionPlace } from './status.ts';
import { ratesOf } from './trail.ts';

const STEP = 10_000;
const topic = {
  name: 't',
  topicId: 't',
  internal: false,
  partitions: [{ partition: 0, leader: 1, leaderEpoch: 0, replicas: [1], isr: [1], offline: [] }],
};
const place: PartitionPlace = {
  start: 0n,
  groupState: 'Stable',
  protocolType: 'consumer',
  isOwned: true,
  blockedBy: null,
};

/** One partition sampled every 10 s, [committed, log end] each: first the log end, then the commit. */
function watched() {
  let isHeld = false;
  const logEnds: LogEndHistory = createLogEndHistory();
  let position: GroupPosition | undefined;
  let at = 0;
  const add = (committed: number, end: number, times = 1) => {
    for (let time = 0; time < times; time += 1) {
      at += STEP;
      const offsets: GroupOffsets = {
        topics: new Map([['t', [{ partition: 0, offset: BigInt(committed) }]]]),
        brokerLag: null,
        sampledAt: at,
      };
      logEnds.add(topic, { earliest: [0n], latest: [BigInt(end)], sampledAt: [at] });
      position = advancePosition(
        position,
        offsets,
        () => ({ end: BigInt(end), sampledAt: at }),
        logEnds.appendedAt,
        { nextRecord: logEnds.nextRecord, isHeld: () => isHeld },
      );
    }
  };
  const one = (): PartitionProgress => {
    const found = position?.topics.get('t')?.[0];
    if (found === undefined) throw new Error('no sample yet');
    return found;
  };
  const status = (more: Partial<PartitionPlace> = {}) =>
    judgePartition(one(), { ...place, ...more }, at).status;
  const outlook = () => {
    if (position === undefined) throw new Error('no sample yet');
    const limits = { deletes: true, retentionMs: 3_600_000, retentionBytes: -1 };
    return groupOutlook(
      position,
      () => ({ limits, bytesPerOffset: () => null }),
      () => ({ kind: 'known', ms: 9, limit: 'offsets' }),
    );
  };
  const hold = () => {
    isHeld = true;
  };
  return { add, one, status, outlook, hold, logEnds, now: () => at };
}

describe('a commit a few offsets below the end of a log that stands still', () => {
  /** A transaction of 100 records and its marker, read and committed without the marker; then nothing. */
  const afterTransaction = (of = watched()) => {
    of.add(100, 100, 3);
    of.add(200, 201, 1);
    of.add(200, 201, 12);
    return of;
  };

  it('is no stall: what is left may be a transaction marker, which nobody reads', () => {
    const of = afterTransaction();
    expect(of.one().lag).toEqual({ kind: 'known', messages: 1n });
    expect(of.status()).toBe('unknown');
    expect(of.status({ groupState: 'Empty' })).toBe('unknown');
  });

  it('has neither a time lag that grows, nor a time until something is lost or caught up', () => {
    const of = afterTransaction();
    expect(of.one().unread.kind).toBe('unknown');
    expect(of.outlook().horizon.kind).toBe('unknown');
    expect(catchUpOf(of.one(), ratesOf(of.one().trail, of.now()), of.now()).kind).toBe('unknown');
  });

  it('is judged as any other once records follow, from then on', () => {
    const of = afterTransaction();
    of.add(200, 301);
    expect(of.status()).toBe('ok');
    of.add(200, 301, 7);
    expect(of.status()).toBe('stalled');
  });

  it('bounds the time lag by the records that followed: when the first of them came is certain', () => {
    const of = afterTransaction();
    const before = of.now();
    of.add(200, 301, 3);
    expect(of.one().unread).toMatchObject({ kind: 'since', method: 'bound' });
    const { unread } = of.one();
    expect(unread.kind === 'since' && unread.at).toBeGreaterThanOrEqual(before);
    expect(unread.kind === 'since' && unread.at).toBeLessThanOrEqual(before + STEP);
  });

  it('is a stall when the log grew while the commit stood: that was a record', () => {
    const of = watched();
    of.add(100, 100, 3);
    of.add(100, 101, 12);
    expect(of.status()).toBe('stalled');
  });

  it('is a stall when more is left than markers make', () => {
    const of = watched();
    of.add(100, 110, 12);
    expect(of.status()).toBe('stalled');
  });

  it('is a wait for a transaction that is open: that holds records', () => {
    const of = watched();
    of.add(100, 101, 12);
    expect(of.status()).toBe('unknown');
    of.hold();
    of.add(100, 101);
    expect(of.status({ blockedBy: 'A transaction is open.' })).toBe('blocked');
    expect(of.one().unread.kind).toBe('since');
  });
});

describe('where batch headers may be read', () => {
  it('a tail that is known to be markers is nothing unread', () => {
    const of = watched();
    of.add(200, 202, 8);
    of.logEnds.addBatch('t', 0, { from: 200n, to: 201n, isControl: true });
    of.add(200, 202);
    expect(of.one().lag).toEqual({ kind: 'known', messages: 1n });
    of.logEnds.addBatch('t', 0, { from: 201n, to: 202n, isControl: true });
    of.add(200, 202);
    expect(of.one().lag).toEqual({ kind: 'known', messages: 0n });
    expect(of.one().unread).toEqual({ kind: 'none' });
    expect(of.status()).toBe('ok');
  });

  it('a tail that is known to be a record is a stall', () => {
    const of = watched();
    of.add(200, 201, 8);
    expect(of.status()).toBe('unknown');
    of.logEnds.addBatch('t', 0, { from: 200n, to: 201n, isControl: false });
    of.add(200, 201);
    expect(of.status()).toBe('stalled');
  });

  it('records after known markers wait since they came', () => {
    const of = watched();
    of.add(200, 201, 8);
    of.logEnds.addBatch('t', 0, { from: 200n, to: 201n, isControl: true });
    of.add(200, 201, 60);
    const before = of.now();
    of.add(200, 301, 2);
    const { unread } = of.one();
    expect(unread).toMatchObject({ kind: 'since', method: 'interpolated' });
    expect(unread.kind === 'since' && unread.at).toBeGreaterThanOrEqual(before);
  });

  it('forgets what it knew of a log that was cut', () => {
    const of = watched();
    of.add(200, 201, 8);
    of.logEnds.addBatch('t', 0, { from: 200n, to: 201n, isControl: true });
    of.add(150, 150);
    of.add(200, 201);
    expect(of.one().lag).toEqual({ kind: 'known', messages: 1n });
  });
});

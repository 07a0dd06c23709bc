import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GroupProgress } from '@/lib/domain/lag/group-progress.ts';
import { LAG_UNKNOWN_TEXT, type Lag, type LagUnknown, NO_LAG } from '@/lib/domain/lag/lag.ts';
import type { TopicTracks } from '@/lib/domain/lag/log-end-history.ts';
import type { PartitionProgress } from '@/lib/domain/lag/progress.ts';
import { STATUS_ORDER } from '@/lib/domain/lag/status.ts';
import { NOTHING_UNREAD, type Unread } from '@/lib/domain/lag/unread.ts';
import type { Watch } from '@/lib/domain/lag/watch.ts';
import { decodeWatch, encodeWatch } from './stored-watch.ts';

const time = fc.integer({ min: 0, max: 2_000_000_000_000 });
const offset = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const name = fc.string({ unit: 'binary' });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const mapOf = <Key, Value>(key: fc.Arbitrary<Key>, value: fc.Arbitrary<Value>) =>
  fc.array(fc.tuple(key, value), { maxLength: 3 }).map((entries) => new Map(entries));
const list = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 4 });
const status = fc.constantFrom(...STATUS_ORDER);
const lagUnknown = fc.constantFrom(...(Object.keys(LAG_UNKNOWN_TEXT) as LagUnknown[]));

const lag: fc.Arbitrary<Lag> = fc.oneof(
  fc.constant(NO_LAG),
  fc.record({ kind: fc.constant('known' as const), messages: offset }),
  fc.record({ kind: fc.constant('unknown' as const), reason: lagUnknown }),
);
const unread: fc.Arbitrary<Unread> = fc.oneof(
  fc.constant(NOTHING_UNREAD),
  fc.record({
    kind: fc.constant('since' as const),
    at: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }),
    method: fc.constantFrom('exact', 'interpolated', 'estimated', 'bound'),
    confidence: fc.constantFrom('high', 'medium', 'low'),
  }),
  fc.record({ kind: fc.constant('unknown' as const), reason: name }),
);
const partition: fc.Arbitrary<PartitionProgress> = fc.record({
  partition: fc.nat(),
  committed: offset,
  committedSince: time,
  commitGapMs: time,
  lag,
  behindSince: orNull(time),
  unread,
  doubt: orNull(fc.record({ until: offset, isOver: fc.boolean() })),
  trail: list(time),
  rewoundFrom: orNull(offset),
});
const group: fc.Arbitrary<GroupProgress> = fc.record({
  topics: mapOf(name, list(partition)),
  sum: fc.record({
    messages: orNull(offset),
    known: fc.nat(),
    total: fc.nat(),
    reason: orNull(lagUnknown),
    sampledAt: orNull(time),
  }),
  points: list(fc.record({ at: time, lag: offset, committed: offset })),
  sampledAt: time,
  judgement: fc.record({ status, reason: name, rule: orNull(name) }),
  statusSince: time,
  watchedSince: time,
  troubles: mapOf(name, mapOf(fc.nat(), fc.record({ status, since: time }))),
  emptySince: orNull(fc.record({ at: time, isBound: fc.boolean() })),
  rebalances: fc.record({ times: list(time), last: orNull(name) }),
  rebalancing: fc.record({
    since: time,
    last: time,
    isRebalancing: fc.boolean(),
    runs: list(fc.record({ from: time, to: time })),
  }),
});
const tracks: fc.Arbitrary<TopicTracks> = fc.record({
  topicId: name,
  tracks: mapOf(
    fc.nat(),
    fc.record({
      at: list(time),
      end: list(fc.nat()),
      recordAt: list(time),
      recordOffset: list(fc.nat()),
      batches: list(fc.record({ from: offset, to: offset, isControl: fc.boolean() })),
      thinAbove: fc.nat(),
    }),
  ),
});
const watch: fc.Arbitrary<Watch> = fc.record({
  clusterId: orNull(name),
  progress: mapOf(name, group),
  logEnds: mapOf(name, tracks),
});

it('comes back as it was, whatever the names and however large the offsets', async () => {
  await fc.assert(
    fc.asyncProperty(watch, async (known) => {
      expect(await decodeWatch(await encodeWatch(known))).toEqual(known);
    }),
  );
});

it('leaves out what is too much, the ends of logs before the groups', async () => {
  await fc.assert(
    fc.asyncProperty(watch, fc.nat({ max: 10_000 }), async (known, charsMax) => {
      const body = await encodeWatch(known, charsMax);
      const [, ...lines] = gunzipSync(body).toString().split('\n');
      expect(lines.join('').length).toBeLessThanOrEqual(charsMax);
      const { progress, logEnds } = await decodeWatch(body);
      const kept = [...progress, ...logEnds];
      expect(kept).toEqual([...known.progress, ...known.logEnds].slice(0, lines.length));
    }),
  );
});

it('is refused in a form that this version did not write', async () => {
  await expect(decodeWatch(gzipSync(''))).rejects.toThrow();
  const known: Watch = {
    clusterId: null,
    progress: new Map([['billing', {} as GroupProgress]]),
    logEnds: new Map(),
  };
  await expect(decodeWatch(await encodeWatch(known))).rejects.toThrow();
});

import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GroupProgress } from '@/lib/domain/lag/group-progress.ts';
import type { TopicTracks } from '@/lib/domain/lag/log-end-history.ts';
import { STATUS_ORDER } from '@/lib/domain/lag/status.ts';
import { lagUnknown, list, offset, orNull, partition, time } from '@/lib/domain/lag/test-arbitraries.ts';
import type { Watch } from '@/lib/domain/lag/watch.ts';
import { decodeWatch, encodeWatch } from './stored-watch.ts';

const name = fc.string({ unit: 'binary' });
const mapOf = <Key, Value>(key: fc.Arbitrary<Key>, value: fc.Arbitrary<Value>) =>
  fc.array(fc.tuple(key, value), { maxLength: 3 }).map((entries) => new Map(entries));
const status = fc.constantFrom(...STATUS_ORDER);
const group: fc.Arbitrary<GroupProgress> = fc.record({
  topics: mapOf(name, list(partition)),
  sum: fc.record({
    messages: orNull(offset),
    known: fc.nat(),
    total: fc.nat(),
    reason: orNull(lagUnknown),
    sampledAt: orNull(time),
  }),
  points: list(time),
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

import { describe, expect, it } from 'vitest';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import { NOW } from '@/lib/domain/audit/test-moment.ts';
import { type SnapshotSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { loadSeeds } from './seeds.ts';
import { copiesOf, retentionsOf } from './spread.ts';
import { topicLoad } from './topic-load.ts';

const HOUR_MS = 3_600_000;

function loadsOf(spec: SnapshotSpec) {
  const { topics } = buildFacts(testSnapshot(spec), { now: NOW });
  if (!topics.known) throw new Error('the test snapshot has topics');
  return topics.value.map(topicLoad);
}
const seedsOf = (spec: SnapshotSpec) => loadSeeds(loadsOf(spec), null);

/** 100 records/s of 10 B in three copies for a week, and 300/s of 2 B in two for a day. */
const TWO: SnapshotSpec = {
  topics: {
    large: { recordsPerSecond: 100, offsets: [[0, 1000]], bytes: [10_000] },
    small: {
      replicas: [[1, 2]],
      recordsPerSecond: 300,
      offsets: [[500, 1500]],
      bytes: [2000],
      configs: { 'retention.ms': '86400000', 'segment.bytes': '1048576' },
    },
  },
};

describe('what sizing starts from', () => {
  it('gives back what all topics together write and keep', () => {
    const seeds = seedsOf(TWO);
    expect(seeds.recordsPerSecond).toMatchObject({ value: 400, gap: null });
    const { value: size } = seeds.bytesPerRecord;
    const { value: factor } = seeds.replicationFactor;
    const { value: seconds } = seeds.retentionSeconds;
    // 1,000 B/s in three copies for 7 d and 600 B/s in two for 1 d.
    expect(400 * (size ?? 0)).toBeCloseTo(1600);
    expect(1600 * (factor ?? 0)).toBeCloseTo(1000 * 3 + 600 * 2);
    expect(1600 * (seconds ?? 0)).toBeCloseTo(1000 * 7 * 86_400 + 600 * 86_400);
    expect(seeds.partitions.value).toBe(2);
    expect(seeds.storedBytes.value).toBe(3 * 10_000 + 2 * 2000);
    expect(seeds.segmentBytes).toMatchObject({
      value: 2 ** 30,
      how: expect.stringContaining('1 have another'),
    });
  });

  it('is what one topic has when it is asked for alone', () => {
    const seeds = loadSeeds(
      loadsOf(TWO).filter(({ name }) => name === 'small'),
      null,
    );
    expect(seeds).toMatchObject({
      recordsPerSecond: { value: 300 },
      bytesPerRecord: { value: 2 },
      replicationFactor: { value: 2 },
      retentionSeconds: { value: 86_400, gap: null },
      segmentBytes: { value: 1_048_576, how: 'segment.bytes in force' },
    });
  });

  it('names what it leaves out, and why', () => {
    const seeds = seedsOf({ topics: { ...TWO.topics, hidden: { configs: 'denied' } } });
    expect(seeds.recordsPerSecond.gap).toMatch(/^1 of 3 topics left out: The write rate of hidden/);
    expect(seeds.retentionSeconds.gap).toMatch(
      /^1 of 3 topics left out: The configs of hidden may not be read/,
    );
    const kept = seedsOf({ topics: { ...TWO.topics, keys: { configs: { 'cleanup.policy': 'compact' } } } });
    expect(kept.retentionSeconds.gap).toBe('1 topic left out: not deleted by age.');
  });

  it('is unknown, never 0, before there is a measurement', () => {
    const seeds = seedsOf({ topics: { orders: { offsets: [[5, 5]] } }, without: ['logDirs'] });
    expect(seeds.recordsPerSecond).toMatchObject({ value: null, gap: expect.stringMatching(/two samples/) });
    expect(seeds.bytesPerRecord).toMatchObject({ value: null, gap: expect.stringMatching(/log dirs/) });
    expect(seeds.storedBytes.value).toBeNull();
  });

  it('prefers the mean of a time in the past to the last two samples once it is long enough', () => {
    const history = { mean: 50, max: 90, spanMs: HOUR_MS, samples: 60 };
    expect(loadSeeds(loadsOf(TWO), history).recordsPerSecond).toMatchObject({
      value: 50,
      how: expect.stringContaining('1 h'),
    });
    expect(loadSeeds(loadsOf(TWO), { ...history, spanMs: 60_000 }).recordsPerSecond.value).toBe(400);
  });

  it('says what the means are made of', () => {
    const loads = loadsOf({
      topics: {
        ...TWO.topics,
        forever: { configs: { 'retention.ms': '-1' } },
        hidden: { configs: 'denied' },
      },
    });
    expect(copiesOf(loads).map(({ replicationFactor, topics }) => [replicationFactor, topics])).toEqual([
      [3, 3],
      [2, 1],
    ]);
    expect(
      retentionsOf(loads).map(({ retentionSeconds, isUnlimited }) => [retentionSeconds, isUnlimited]),
    ).toEqual(
      expect.arrayContaining([
        [604_800, false],
        [86_400, false],
        [null, true],
        [null, false],
      ]),
    );
  });
});

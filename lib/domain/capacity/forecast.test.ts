import { describe, expect, it } from 'vitest';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import { NOW } from '@/lib/domain/audit/test-moment.ts';
import { type SnapshotSpec, type TopicSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { forecastVolumes } from './forecast.ts';
import type { RateHistory } from './seeds.ts';
import { topicLoad } from './topic-load.ts';

const DAY_MS = 86_400_000;
const DAY = { mean: 100, max: 200, spanMs: DAY_MS, samples: 144 };

function forecast(spec: SnapshotSpec, history: RateHistory | null = null) {
  const { topics, brokers } = buildFacts(testSnapshot(spec), { now: NOW });
  if (!topics.known || !brokers.known) throw new Error('the test snapshot has topics and brokers');
  return forecastVolumes(brokers.value, topics.value.map(topicLoad), history);
}

/** 100 records of 1,000 B a second on one broker: 0.1 MB/s. */
const topic = (overrides: TopicSpec = {}): TopicSpec => ({
  replicas: [[1]],
  recordsPerSecond: 100,
  offsets: [[0, 1000]],
  bytes: [1_000_000],
  ...overrides,
});
const one = (
  spec: TopicSpec,
  disk: { totalBytes?: number | null; usableBytes?: number } = {},
): SnapshotSpec => ({
  brokers: { 1: { dirs: [{ path: '/data', ...disk }] } },
  topics: { orders: spec },
});

describe('when a volume is full', () => {
  it('is free space over growth for a topic that keeps everything', () => {
    const spec = one(topic({ configs: { 'retention.ms': '-1' } }), { totalBytes: 2e9, usableBytes: 1e9 });
    expect(forecast(spec).volumes).toMatchObject([
      { brokerId: 1, state: 'fills', bytesPerSecond: 100_000, fullInSeconds: 10_000, settledFraction: null },
    ]);
  });

  it('is never when retention deletes before that, and says how full it gets', () => {
    const spec = one(topic({ configs: { 'retention.ms': '3600000', 'segment.bytes': '1000000' } }), {
      totalBytes: 2e9,
      usableBytes: 1e9,
    });
    // 3,600 s + 360 s of 0.1 MB, and an open segment of 1 MB, of which 1 MB is there.
    expect(forecast(spec).volumes).toMatchObject([
      { state: 'levels-off', fullInSeconds: null, settledFraction: (1e9 + 396e6) / 2e9 },
    ]);
  });

  it('counts a limit by size where it is the smaller one', () => {
    const spec = one(topic({ configs: { 'retention.bytes': '50000000', 'segment.bytes': '1000000' } }), {
      totalBytes: 2e9,
      usableBytes: 1e9,
    });
    expect(forecast(spec).volumes).toMatchObject([
      { state: 'levels-off', settledFraction: (1e9 + 50e6) / 2e9 },
    ]);
  });

  it('takes a compacted topic as it is: its growth depends on keys', () => {
    const spec = one(topic({ configs: { 'cleanup.policy': 'compact' } }), {
      totalBytes: 2e9,
      usableBytes: 1e9,
    });
    expect(forecast(spec).volumes).toMatchObject([{ state: 'levels-off', settledFraction: 0.5 }]);
  });

  it('is unknown where the broker does not tell its disks or nobody measured the rate', () => {
    expect(forecast(one(topic(), { totalBytes: null })).volumes).toMatchObject([
      { state: 'unknown', gap: expect.stringContaining('3.3') },
    ]);
    const { recordsPerSecond: _, ...unmeasured } = topic();
    expect(forecast(one(unmeasured)).volumes).toMatchObject([
      { state: 'unknown', fullInSeconds: null, gap: expect.stringContaining('orders') },
    ]);
  });

  it('counts the room of dirs on one disk once', () => {
    const dir = { totalBytes: 2e9, usableBytes: 1e9 };
    const spec: SnapshotSpec = {
      brokers: { 1: { dirs: [{ path: '/a', ...dir }, { path: '/b', ...dir }, { path: '/c' }] } },
      topics: { orders: topic() },
    };
    expect(forecast(spec).volumes.map(({ paths }) => paths)).toEqual(
      expect.arrayContaining([['/a', '/b'], ['/c']]),
    );
  });

  it('puts the volume that is full first before those that never are, and the unknown ones last', () => {
    const kept = { configs: { 'retention.ms': '-1' } };
    const spec: SnapshotSpec = {
      brokers: {
        1: { dirs: [{ path: '/data', totalBytes: null }] },
        2: {},
        3: { dirs: [{ path: '/data', totalBytes: 2e9, usableBytes: 1e9 }] },
        4: { dirs: [{ path: '/data', totalBytes: 2e9, usableBytes: 5e8 }] },
      },
      topics: {
        a: topic({ ...kept, replicas: [[3]] }),
        b: topic({ ...kept, replicas: [[4]] }),
        c: topic({ replicas: [[2]] }),
      },
    };
    expect(forecast(spec).volumes.map(({ brokerId }) => brokerId)).toEqual([4, 3, 2, 1]);
  });
});

describe('how sure it is', () => {
  const spec = one(topic({ configs: { 'retention.ms': '-1' } }), { totalBytes: 2e9, usableBytes: 1e9 });

  it.each<[string, RateHistory | null, string]>([
    ['a day of history', DAY, 'high'],
    ['an hour of it', { ...DAY, spanMs: DAY_MS / 24 }, 'medium'],
    ['a minute of it', { ...DAY, spanMs: 60_000 }, 'low'],
    ['none', null, 'low'],
  ])('with %s', (_, history, confidence) => {
    const made = forecast(spec, history);
    expect(made.confidence).toBe(confidence);
    expect(made.doubt === null).toBe(confidence === 'high');
  });

  it('is not at all when much of what is stored has no known rate', () => {
    const { recordsPerSecond: _, ...unmeasured } = topic({ bytes: [5_000_000] });
    const made = forecast({ ...spec, topics: { ...spec.topics, silent: unmeasured } }, DAY);
    expect(made).toMatchObject({ confidence: 'low', doubt: expect.stringContaining('1 topic') });
    expect(made.volumes[0]?.gap).toMatch(/silent/);
  });

  it('scales the rates of now to the mean of the day', () => {
    const halved = forecast(spec, { ...DAY, mean: 50 });
    expect(halved.volumes).toMatchObject([{ bytesPerSecond: 50_000, fullInSeconds: 20_000 }]);
    expect(halved.method).toContain('24 h');
  });
});

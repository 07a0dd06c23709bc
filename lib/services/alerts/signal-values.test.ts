import { describe, expect, it } from 'vitest';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import { NOW } from '@/lib/domain/audit/test-moment.ts';
import { type SnapshotSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { forecastVolumes } from '@/lib/domain/capacity/forecast.ts';
import type { SignalKind } from '@/lib/shared/alerts/signals.ts';
import { signalSource } from './signals.ts';

const HOUR = 3_600_000;
const MIN_ISR = { 'min.insync.replicas': '2' };

const spec: SnapshotSpec = {
  collectedAt: NOW,
  brokers: {
    1: { dirs: [{ path: '/a', totalBytes: 100, usableBytes: 15 }] },
    2: { dirs: [{ path: '/a', totalBytes: null }] },
    3: {},
  },
  topics: {
    orders: {
      replicas: [
        [1, 2],
        [2, 3],
      ],
      isr: [[1], [2, 3]],
      configs: { ...MIN_ISR, 'retention.ms': String(72 * HOUR) },
    },
    healthy: { replicas: [[1, 2, 3]], configs: MIN_ISR },
    hidden: { replicas: [[1, 2, 3]], configs: 'denied' },
  },
  groups: {
    billing: {
      state: 'Empty',
      wasSeenToEmpty: true,
      lags: { orders: { 0: { lag: 5, unreadForMs: 60 * HOUR } } },
    },
    guessed: {
      state: 'Empty',
      wasSeenToEmpty: true,
      lags: { orders: { 0: { lag: 5, unreadForMs: 60 * HOUR, isBound: true } } },
    },
    idle: { lags: { orders: { 0: { lag: 0 } } } },
    blind: { lags: { orders: { 0: { lag: null } } } },
  },
};

/** What the rules of one kind look at, by subject. */
async function signals(kind: SignalKind) {
  const collector = { snapshot: () => testSnapshot(spec) };
  const facts = buildFacts(testSnapshot(spec), { now: NOW });
  const volumes = facts.brokers.known ? forecastVolumes(facts.brokers.value, [], null) : null;
  const diskForecast = async () => volumes && { at: NOW, forecast: volumes };
  const cluster = { collector, diskForecast } as unknown as Parameters<typeof signalSource>[0];
  const list = await signalSource(cluster, { now: NOW })(kind, null);
  return Object.fromEntries(list.signals.map((signal) => [signal.subject.name, signal]));
}

describe('a signal has the value that the pages show', () => {
  it('of how far a group is behind in time, marked where it is only a bound', async () => {
    const found = await signals('time-lag');
    expect(found.billing).toMatchObject({
      value: 60 * HOUR,
      isBound: false,
      words: 'billing is 2 d 12 h behind.',
    });
    expect(found.guessed).toMatchObject({ value: 60 * HOUR, isBound: true });
    expect(found.idle).toMatchObject({ value: 0 });
    expect(found.blind).toMatchObject({ value: null });
  });

  it('of when a group loses records: never is longer than any threshold', async () => {
    const found = await signals('horizon');
    expect(found.billing).toMatchObject({ value: 12 * HOUR, isBound: false });
    expect(found.billing?.words).toMatch(
      /^billing loses unread records in 12 h: orders partition 0, by its time limit/,
    );
    expect(found.guessed).toMatchObject({ value: 12 * HOUR, isBound: true });
    expect(found.idle).toMatchObject({ value: Number.MAX_VALUE });
    expect(found.blind).toMatchObject({ value: null });
  });

  it('of partitions below min ISR, not known where the configs are denied', async () => {
    const found = await signals('under-min-isr');
    expect([found.orders?.value, found.healthy?.value, found.hidden?.value]).toEqual([1, 0, null]);
  });

  it('of the fullest volume of each broker, not known where it does not tell', async () => {
    const found = await signals('disk-used');
    expect(found[1]).toMatchObject({ value: 0.85, words: 'Broker 1 runs out of log space: 85.0 % used.' });
    expect(found[2]).toMatchObject({ value: null });
  });

  it('of when a volume is full: one that levels off never is, one that does not tell its size is not known', async () => {
    const found = await signals('disk-full');
    expect(found[1]).toMatchObject({ value: Number.MAX_VALUE, aspect: '/a' });
    expect(found[2]).toMatchObject({
      value: null,
      words: expect.stringContaining('does not report the size'),
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading, SeriesPoint, SeriesRange } from '@/lib/db/store.ts';
import { testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { inSlices } from '@/lib/shared/pacer.ts';
import { troubleMetrics } from '@/lib/shared/trouble-metrics.ts';
import { readStored } from './stored-series.ts';
import { troubleSteps } from './trouble-readings.ts';

const BUCKET_MS = 10;
const keyOf = ({ kind, name, metric }: Pick<Reading, 'kind' | 'name' | 'metric'>) =>
  `${kind} ${name} ${metric}`;

/** Folds readings into buckets as the database does. */
function foldingStore() {
  const buckets = new Map<string, Map<number, SeriesPoint>>();
  return {
    append(moment: number, readings: readonly Reading[]) {
      const at = Math.floor(moment / BUCKET_MS) * BUCKET_MS;
      for (const reading of readings) {
        const own = buckets.get(keyOf(reading)) ?? new Map<number, SeriesPoint>();
        buckets.set(keyOf(reading), own);
        const { mean, max, count } = own.get(at) ?? { mean: 0, max: 0, count: 0 };
        own.set(at, {
          at,
          mean: (mean * count + reading.value) / (count + 1),
          max: Math.max(max, reading.value),
          count: count + 1,
        });
      }
    },
    readSeries: async ({ series }: SeriesRange) =>
      series.map((one) => [...(buckets.get(keyOf(one))?.values() ?? [])]),
  };
}

const range = { clusterId: 'c', resolutionMs: BUCKET_MS, from: 0, to: 1_000 };
const ofTopic = (name: string) => ({ kind: 'topic' as const, name, metric: 'underReplicatedPartitions' });

describe('partitions in trouble', () => {
  const read = (spec: Parameters<typeof testSnapshot>[0]) => inSlices(troubleSteps(testSnapshot(spec)));

  it('are written for the cluster, and for the topics that have some', async () => {
    const replicas = [
      [1, 2, 3],
      [1, 2, 3],
    ];
    const isr = [[1], []];
    const readings = await read({
      topics: { fine: {}, ill: { replicas, isr, configs: { 'min.insync.replicas': '2' } } },
    });
    const [underReplicated, offline, underMinIsr] = troubleMetrics;
    expect(new Map(readings.map((reading) => [keyOf(reading), reading.value]))).toEqual(
      new Map([
        [`topic ill ${underReplicated}`, 2],
        [`cluster  ${underReplicated}`, 2],
        [`topic ill ${offline}`, 1],
        [`cluster  ${offline}`, 1],
        [`topic ill ${underMinIsr}`, 2],
        [`cluster  ${underMinIsr}`, 2],
      ]),
    );
  });

  it('are not written while they are unknown of any topic', async () => {
    const isr = [[1]];
    const denied = await read({ topics: { ill: { isr }, hidden: { configs: 'denied' } } });
    expect(new Set(denied.map(({ metric }) => metric))).toEqual(
      new Set(['underReplicatedPartitions', 'offlinePartitions']),
    );
    const error = { code: 'kafka_denied', message: 'no', retryable: false } as const;
    expect(await read({ topics: { ill: { isr }, hidden: { error } } })).toEqual([]);
    expect(await read({ topics: { ill: { isr } }, without: ['metadata'] })).toEqual([]);
  });

  it('of a topic are read as if every sweep had been written, and are a gap where none was', async () => {
    const sweep = fc.option(fc.tuple(fc.nat(3), fc.nat(3)), { freq: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(sweep, { maxLength: 60 }), async (sweeps) => {
        const sparse = foldingStore();
        const whole = foldingStore();
        for (const [index, counts] of sweeps.entries()) {
          if (counts === null) continue;
          const all = counts.map((value, topic) => ({ ...ofTopic(`t${topic}`), value }));
          const sum = counts.reduce((total, value) => total + value, 0);
          const cluster = { ...ofTopic(''), kind: 'cluster' as const, value: sum };
          whole.append(index * 3, all);
          sparse.append(index * 3, [...all.filter(({ value }) => value > 0), cluster]);
        }
        const series = [ofTopic('t0'), ofTopic('t1')];
        const rounded = (points: readonly (readonly SeriesPoint[])[]) =>
          points.map((own) => own.map((point) => ({ ...point, mean: Math.round(point.mean * 1e9) })));
        expect(rounded(await readStored(sparse, { ...range, series }))).toEqual(
          rounded(await whole.readSeries({ ...range, series })),
        );
      }),
    );
  });
});

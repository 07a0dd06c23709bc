import { describe, expect, it } from 'vitest';
import { DEFAULT_HISTORY_LIMITS } from '@/lib/db/retention.ts';
import type { SeriesPoint, SeriesRange, Store } from '@/lib/db/store.ts';
import { fillsPerDay } from '@/lib/domain/capacity/time-until-full.ts';
import type { WatchedCluster } from '../../cluster-registry.ts';
import { pastOfSeries } from './stored-past.ts';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const NEVER = Number.MAX_VALUE;
const broker = { kind: 'broker', name: '3' } as const;

/** What was tried of one broker or volume over a day, of values stored so many hours ago. */
async function samplesOf(
  history: Parameters<typeof pastOfSeries>[1],
  stored: { name: string; ago: number; value: number }[],
  aspect: string,
) {
  const pointsOf = (name: string) =>
    stored
      .filter((one) => one.name === name)
      .map(({ ago, value }): SeriesPoint => ({ at: NOW - ago * HOUR, mean: value, max: value, count: 1 }));
  const store = {
    historyUsage: async () => ({
      resolutions: DEFAULT_HISTORY_LIMITS.resolutions.map((one) => ({ ...one, oldest: 0 })),
    }),
    readSeries: async ({ series }: SeriesRange) => series.map(({ name }) => pointsOf(name)),
  } as unknown as Store;
  const cluster = { definition: { id: 'c' } } as unknown as WatchedCluster;
  const signals = [{ subject: broker, aspect }];
  const query = { cluster, store, signals, covers: () => true, from: NOW - 24 * HOUR, now: NOW };
  const { subjects } = await pastOfSeries(query, history);
  return subjects.map(({ subject, about, samples }) => ({
    subject,
    about,
    samples: samples.map(({ at, value }) => [(NOW - at) / HOUR, value]),
  }));
}

describe('the past of disks', () => {
  it('is of each broker how full it was, with a gap where it was not read', async () => {
    const stored = [
      { name: '3', ago: 5, value: 0.7 },
      { name: '3', ago: 2, value: 0.9 },
    ];
    expect(await samplesOf({ kind: 'broker', metric: 'diskUsedFraction' }, stored, '')).toEqual([
      {
        subject: broker,
        about: '',
        samples: [
          [5, 0.7],
          [2, 0.9],
        ],
      },
    ]);
  });

  it('is of each volume when it would have been full, never among it', async () => {
    const stored = [
      { name: '3 /a,/b', ago: 5, value: fillsPerDay(NEVER) },
      { name: '3 /a,/b', ago: 2, value: fillsPerDay(6 * HOUR) },
      { name: '3 /c', ago: 2, value: fillsPerDay(HOUR) },
    ];
    expect(await samplesOf({ kind: 'volume', metric: 'fillsPerDay' }, stored, '/a,/b')).toEqual([
      {
        subject: broker,
        about: '/a,/b',
        samples: [
          [5, NEVER],
          [2, 6 * HOUR],
        ],
      },
    ]);
  });
});

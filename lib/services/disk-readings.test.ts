import { expect, it } from 'vitest';
import { testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import type { VolumeForecast } from '@/lib/domain/capacity/forecast.ts';
import { diskUsedReadings, forecastReadings } from './disk-readings.ts';

const brokers = {
  1: {
    dirs: [
      { path: '/a', totalBytes: 100, usableBytes: 60 },
      { path: '/b', totalBytes: 100, usableBytes: 15 },
    ],
  },
  2: { dirs: [{ path: '/a', totalBytes: null }] },
};

it('keeps how full the fullest volume of a broker is, once for each reading of its log dirs', () => {
  const first = testSnapshot({ brokers, collectedAt: 1_000 });
  const later = testSnapshot({ brokers, collectedAt: 2_000 });
  const reading = { kind: 'broker', name: '1', metric: 'diskUsedFraction', value: 0.85 };
  expect(diskUsedReadings(first, undefined)).toEqual([reading]);
  expect(diskUsedReadings({ ...first }, first)).toEqual([]);
  expect(diskUsedReadings(later, first)).toEqual([reading]);
});

it('keeps the forecast of each volume, and nothing of one that cannot be forecast', () => {
  const volume = (part: Partial<VolumeForecast>): VolumeForecast => ({
    brokerId: 3,
    paths: ['/a', '/b'],
    totalBytes: null,
    usableBytes: null,
    logBytes: null,
    bytesPerSecond: null,
    state: 'fills',
    fullInSeconds: 43_200,
    settledFraction: null,
    gap: null,
    ...part,
  });
  const volumes = [
    volume({}),
    volume({ paths: ['/c'], state: 'levels-off', fullInSeconds: null }),
    volume({ paths: ['/d'], state: 'unknown', fullInSeconds: null }),
  ];
  const series = { kind: 'volume', metric: 'fillsPerDay' };
  expect(forecastReadings({ method: '', confidence: 'high', doubt: null, volumes })).toEqual([
    { ...series, name: '3 /a,/b', value: 2 },
    { ...series, name: '3 /c', value: 0 },
  ]);
});

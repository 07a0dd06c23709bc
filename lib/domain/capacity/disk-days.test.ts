import { describe, expect, it } from 'vitest';
import { diskDays } from './disk-days.ts';
import type { Forecast, VolumeForecast } from './forecast.ts';

const DAY_S = 86_400;
const volume = (brokerId: number, overrides: Partial<VolumeForecast>): VolumeForecast => ({
  brokerId,
  paths: ['/data'],
  totalBytes: 100,
  usableBytes: 50,
  logBytes: 50,
  bytesPerSecond: 1,
  state: 'levels-off',
  fullInSeconds: null,
  settledFraction: 0.5,
  gap: null,
  ...overrides,
});
const fills = (days: number) => ({ state: 'fills', fullInSeconds: days * DAY_S }) as const;
const forecast = (confidence: Forecast['confidence'], ...volumes: VolumeForecast[]): Forecast => ({
  method: '',
  confidence,
  doubt: null,
  volumes,
});

describe('days until a disk is full', () => {
  it('are those of the first volume of each broker, without end where retention deletes before', () => {
    const days = diskDays(
      forecast('high', volume(1, fills(9)), volume(1, fills(2)), volume(1, {}), volume(2, {})),
    );
    expect(days.get(1)).toEqual({ diskFullInDays: 2, diskFullGap: undefined });
    expect(days.get(2)).toEqual({ diskFullInDays: Number.POSITIVE_INFINITY, diskFullGap: undefined });
  });

  it('say what they leave out', () => {
    const unknown = volume(1, { state: 'unknown', gap: 'The broker names no log dir.' });
    expect(diskDays(forecast('high', volume(1, fills(9)), unknown)).get(1)).toEqual({
      diskFullInDays: 9,
      diskFullGap: 'The broker names no log dir.',
    });
    expect(diskDays(forecast('high', unknown)).get(1)?.diskFullInDays).toBeUndefined();
  });

  it('are not told by less than a day of history', () => {
    expect(diskDays(forecast('medium', volume(1, fills(1)))).size).toBe(0);
    expect(diskDays(forecast('low', volume(1, fills(1)))).size).toBe(0);
  });
});

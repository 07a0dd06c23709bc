import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

const read = (variables: Record<string, string>) => readEnv({ NODE_ENV: 'test', ...variables });

describe('settings of the history', () => {
  it('are 10 s for 2 h, 1 min for 48 h and 10 min for 30 d within 20 M rows and 1 GiB, when nothing is set', () => {
    expect(read({ HIGHWATER_HISTORY: '' }).history).toEqual({
      resolutions: [
        { resolutionMs: 10_000, keepMs: 7_200_000 },
        { resolutionMs: 60_000, keepMs: 172_800_000 },
        { resolutionMs: 600_000, keepMs: 2_592_000_000 },
      ],
      rowsMost: 20_000_000,
      bytesMost: 1_073_741_824,
    });
  });

  it('are read with their units', () => {
    const { history } = read({
      HIGHWATER_HISTORY: '30s:6h, 5m:14d',
      HIGHWATER_HISTORY_ROWS: '50000',
      HIGHWATER_HISTORY_SIZE: '200 MB',
    });
    expect(history).toEqual({
      resolutions: [
        { resolutionMs: 30_000, keepMs: 21_600_000 },
        { resolutionMs: 300_000, keepMs: 1_209_600_000 },
      ],
      rowsMost: 50_000,
      bytesMost: 200_000_000,
    });
  });

  it.each([
    ['HIGHWATER_HISTORY', '10s', '"10s" is not <resolution>:<time kept>, for example 10s:2h'],
    ['HIGHWATER_HISTORY', '10s:2h,', '"" is not <resolution>:<time kept>, for example 10s:2h'],
    ['HIGHWATER_HISTORY', '1s:2h', '"1s:2h": a resolution is from 5s to 1d'],
    ['HIGHWATER_HISTORY', '1m:10s', '"1m:10s" keeps less than one average'],
    ['HIGHWATER_HISTORY', '10s:2h,25s:3h', '"25s:3h": a resolution is a multiple of the one before'],
    ['HIGHWATER_HISTORY', '10s:2h,1m:2h', '"1m:2h": a coarser resolution is kept longer than the one before'],
    ['HIGHWATER_HISTORY', '5s:1h,10s:2h,20s:3h,40s:4h,80s:5h,160s:6h', 'has more than 5 resolutions'],
    ['HIGHWATER_HISTORY_ROWS', 'many', 'must be a whole number'],
    ['HIGHWATER_HISTORY_ROWS', '10', 'must be at least 10000'],
    ['HIGHWATER_HISTORY_SIZE', '1', '"1" is not a size of at least 1MiB, for example 1GiB'],
    ['HIGHWATER_HISTORY_SIZE', '100KiB', '"100KiB" is not a size of at least 1MiB, for example 1GiB'],
  ])('%s=%s is refused in words', (name, value, message) => {
    expect(() => read({ [name]: value })).toThrow(`Wrong environment:\n  ${name}: ${message}`);
  });
});

describe('how many partitions /metrics tells', () => {
  it('is 5000 when nothing is set, and may be none', () => {
    expect(read({}).HIGHWATER_METRICS_PARTITIONS).toBe(5_000);
    expect(read({ HIGHWATER_METRICS_PARTITIONS: '0' }).HIGHWATER_METRICS_PARTITIONS).toBe(0);
  });

  it.each([
    ['some', 'must be a whole number'],
    ['1.5', 'must be a whole number'],
    ['-1', 'must not be negative'],
  ])('is not "%s"', (value, message) => {
    expect(() => read({ HIGHWATER_METRICS_PARTITIONS: value })).toThrow(message);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSchedule, nextDelay } from './schedule.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createSchedule', () => {
  const started = (delayMs: () => number) => {
    const runs: number[] = [];
    const run = async () => {
      runs.push(Date.now());
      return { ok: true };
    };
    vi.setSystemTime(0);
    return { runs, schedule: createSchedule([{ name: 'sweep', intervalMs: 3_000, run }], delayMs) };
  };

  it('runs at its own pace while the budget lasts', async () => {
    const { runs, schedule } = started(() => 0);
    await vi.advanceTimersByTimeAsync(7_000);
    expect(runs).toEqual([0, 3_000, 6_000]);
    await schedule.stop();
  });

  it('waits as long as the budget asks for', async () => {
    const { runs, schedule } = started(() => (Date.now() < 1_000 ? 1_000 - Date.now() : 0));
    await vi.advanceTimersByTimeAsync(1_500);
    expect(runs).toEqual([1_000]);
    await schedule.stop();
  });

  it('runs at half its pace however much others ask the brokers for', async () => {
    const { runs, schedule } = started(() => 60_000);
    await vi.advanceTimersByTimeAsync(16_000);
    expect(runs).toEqual([3_000, 9_000, 15_000]);
    await schedule.stop();
  });

  it('runs at once when it is asked for, whatever the budget says', async () => {
    const { runs, schedule } = started(() => 60_000);
    await vi.advanceTimersByTimeAsync(500);
    await schedule.trigger('sweep');
    expect(runs).toEqual([500]);
    await schedule.stop();
  });
});

describe('nextDelay', () => {
  it('doubles with every failure, to 30 s at most, less up to half of it by chance', () => {
    expect(nextDelay(3_000, 0, () => 0.5)).toBe(3_000);
    expect(nextDelay(3_000, 1, () => 1)).toBe(3_000);
    expect(nextDelay(3_000, 3, () => 1)).toBe(12_000);
    expect(nextDelay(3_000, 50, () => 1)).toBe(30_000);
    expect(nextDelay(3_000, 1, () => 0)).toBe(1_500);
    expect(nextDelay(100, 1, () => 0)).toBe(500);
  });
});

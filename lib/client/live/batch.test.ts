import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBatch } from './batch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const recording = () => {
  const delivered: string[][] = [];
  const batch = createBatch<string>((items) => delivered.push([...items]), {
    settleMs: 150,
    gapMs: 1000,
    now: Date.now,
  });
  return { batch, delivered };
};

describe('batch', () => {
  it('delivers a burst once, without repeats', () => {
    const { batch, delivered } = recording();
    for (const item of ['offsets', 'commits', 'offsets']) batch.add(item);
    vi.advanceTimersByTime(150);
    expect(delivered).toEqual([['offsets', 'commits']]);
  });

  it('keeps the gap between two deliveries and loses nothing in it', () => {
    const { batch, delivered } = recording();
    batch.add('a');
    vi.advanceTimersByTime(150);
    batch.add('b');
    vi.advanceTimersByTime(999);
    expect(delivered).toEqual([['a']]);
    vi.advanceTimersByTime(1);
    expect(delivered).toEqual([['a'], ['b']]);
  });

  it('delivers nothing after it was stopped', () => {
    const { batch, delivered } = recording();
    batch.add('a');
    batch.stop();
    vi.advanceTimersByTime(10_000);
    expect(delivered).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { axisStart, chartData, timeTicks } from './series.ts';

const every = (step: number, ats: readonly number[]) => ats.map((at) => ({ at: at * step, value: at }));

describe('chart data', () => {
  it('draws an unbroken run as it is, without gaps', () => {
    const data = chartData(every(10, [0, 1, 2, 3]), 10, 0, 40);
    expect(data.points.map((point) => point.value)).toEqual([0, 1, 2, 3]);
    expect(data.gaps).toEqual([]);
  });

  it('breaks the line at missing samples and reports the time between as a gap', () => {
    const data = chartData(every(10, [0, 1, 6, 7]), 10, 0, 80);
    expect(data.points.map((point) => point.value)).toEqual([0, 1, null, 6, 7]);
    expect(data.gaps).toEqual([{ from: 20, to: 60 }]);
  });

  it('does not call a slightly late sample a gap', () => {
    const data = chartData(
      [
        { at: 0, value: 1 },
        { at: 14, value: 2 },
      ],
      10,
      0,
      24,
    );
    expect(data.gaps).toEqual([]);
  });

  it('reports the time before the first and after the last sample', () => {
    const data = chartData(every(10, [5, 6]), 10, 0, 120);
    expect(data.gaps).toEqual([
      { from: 0, to: 50 },
      { from: 70, to: 120 },
    ]);
    expect(data.points.map((point) => point.value)).toEqual([5, 6]);
  });

  it('names samples that stand alone, because a line would not show them', () => {
    const data = chartData(every(10, [0, 5, 9, 10]), 10, 0, 110);
    expect([...data.isolated]).toEqual([0, 50]);
  });

  it('is one gap without any sample', () => {
    expect(chartData([], 10, 0, 100)).toEqual({
      points: [],
      gaps: [{ from: 0, to: 100 }],
      isolated: new Set(),
    });
  });
});

describe('the start of the axis', () => {
  const minutes = 60_000;
  it('is the start of the window while samples cover it', () => {
    expect(axisStart([{ at: 12_000 }], 10_000, 0, 30 * minutes)).toBe(0);
  });

  it('is the first sample when the history is younger than the window', () => {
    expect(axisStart([{ at: 25 * minutes }], 10_000, 0, 30 * minutes)).toBe(25 * minutes);
  });

  it('leaves a minute of width to a history of seconds', () => {
    expect(axisStart([{ at: 30 * minutes - 4_000 }], 10_000, 0, 30 * minutes)).toBe(29 * minutes);
  });

  it('is the start of the window without any sample', () => {
    expect(axisStart([], 10_000, 0, 30 * minutes)).toBe(0);
  });
});

describe('time ticks', () => {
  it('falls on round moments within the axis', () => {
    expect(timeTicks(65_000, 305_000, 5)).toEqual([120_000, 180_000, 240_000, 300_000]);
    expect(timeTicks(0, 7 * 86_400_000, 8)).toHaveLength(8);
    expect(timeTicks(0, 400 * 86_400_000, 5)).toHaveLength(5);
  });
});

import { describe, expect, it } from 'vitest';
import { momentAt, moved, spanBetween, zoomed } from './zoom.ts';

const NOW = 10_000_000_000;
const span = { from: NOW - 1_000_000, to: NOW - 400_000 };

describe('zooming', () => {
  it('reads the moment under the pointer from the plot alone, not from the labels of the axis', () => {
    const { from, to } = span;
    expect(momentAt(52, 660, span)).toBe(from);
    expect(momentAt(652, 660, span)).toBe(to);
    expect(momentAt(352, 660, span)).toBe((from + to) / 2);
    expect([momentAt(0, 660, span), momentAt(9_999, 660, span)]).toEqual([from, to]);
  });

  it('takes what was dragged over in either direction, in whole seconds and not less than a minute', () => {
    expect(spanBetween(span.to + 400, span.from, NOW)).toEqual(span);
    const { from, to } = spanBetween(span.from, span.from + 2_000, NOW);
    expect(to - from).toBe(60_000);
    expect((from + to) / 2).toBe(span.from + 1_000);
  });

  it('keeps the middle, and undoes itself', () => {
    const closer = zoomed(span, 0.5, NOW);
    expect(closer).toEqual({ from: span.from + 150_000, to: span.to - 150_000 });
    expect(zoomed(closer, 2, NOW)).toEqual(span);
  });

  it('never shows the future: it stops at now and keeps its length', () => {
    expect(moved(span, -0.5, NOW)).toEqual({ from: span.from - 300_000, to: span.to - 300_000 });
    expect(moved(span, 5, NOW)).toEqual({ from: NOW - 600_000, to: NOW });
    const wide = zoomed({ from: NOW - 100_000, to: NOW }, 2, NOW);
    expect(wide).toEqual({ from: NOW - 200_000, to: NOW });
  });
});

'use client';

import { ReferenceLine } from 'recharts';
import type { Tone } from '@/components/ui/tone.ts';
import type { ChartMark } from './chart-mark.ts';

const strokes: Record<Tone, string> = {
  crit: 'var(--color-crit-mark)',
  warn: 'var(--color-warn-mark)',
  ok: 'var(--color-ok-mark)',
  info: 'var(--color-ink-3)',
  unknown: 'var(--color-unknown-mark)',
};

/** A dotted line for each mark; what they are is in the list below the chart. */
export const markLines = (marks: readonly ChartMark[]) =>
  marks.map(({ id, at, tone }) => (
    <ReferenceLine key={id} x={at} stroke={strokes[tone]} strokeDasharray="1 3" strokeWidth={1.5} />
  ));

import type { Tone } from '@/components/ui/tone.ts';

/** Something that happened at a moment on the time axis. */
export type ChartMark = { id: string; at: number; label: string; tone: Tone; href: string };

export const marksWithin = (marks: readonly ChartMark[], from: number, to: number): readonly ChartMark[] =>
  marks.filter(({ at }) => at >= from && at <= to);

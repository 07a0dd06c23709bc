/** What one phase of the ground truth does, second by second. */
export type Phase = {
  name: string;
  seconds: number;
  /** Records to produce in a second of the phase. */
  produced: (second: number) => number;
  /** How far behind the harness consumer commits, ms; null: it commits nothing. */
  delayMs: number | null;
};

export const PHASES: readonly Phase[] = [
  { name: 'steady', seconds: 60, produced: () => 50, delayMs: 12_000 },
  { name: 'bursty', seconds: 60, produced: (second) => (second % 15 < 5 ? 200 : 0), delayMs: 12_000 },
  { name: 'idle', seconds: 40, produced: () => 0, delayMs: null },
  { name: 'stalled', seconds: 40, produced: () => 50, delayMs: null },
  { name: 'resumed', seconds: 50, produced: () => 50, delayMs: 3_000 },
];

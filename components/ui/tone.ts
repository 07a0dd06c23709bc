/** The meaning of a colour. Colour is never the only mark: every tone comes with an icon or a word. */
export type Tone = 'crit' | 'warn' | 'ok' | 'info' | 'unknown';

export const toneText: Record<Tone, string> = {
  crit: 'text-crit',
  warn: 'text-warn',
  ok: 'text-ok',
  info: 'text-ink-3',
  unknown: 'text-ink-3',
};

export const toneBox: Record<Tone, string> = {
  crit: 'bg-crit-soft border-crit-line text-crit',
  warn: 'bg-warn-soft border-warn-line text-warn',
  ok: 'bg-ok-soft border-ok-line text-ok',
  info: 'bg-unknown-soft border-unknown-line text-ink-3',
  unknown: 'bg-unknown-soft border-unknown-line text-ink-3',
};

export const toneFill: Record<Tone, string> = {
  crit: 'fill-crit-mark',
  warn: 'fill-warn-mark',
  ok: 'fill-ok-mark',
  info: 'fill-chart-2',
  unknown: 'fill-unknown-mark',
};

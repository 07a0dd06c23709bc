import type { ConfigSourceDto } from '@/lib/contracts/config.ts';

/** The layers a value can come from, the strongest first. */
export const LAYERS = ['topic', 'broker', 'cluster', 'static', 'built-in'] as const;

/** A list draws hundreds of these: all bars of one strength are one path. */
const bars = (isDrawn: (layer: ConfigSourceDto) => boolean): string =>
  LAYERS.flatMap((name, position) => (isDrawn(name) ? `M0 ${position * 2.6}h11v1.8h-11z` : [])).join('');

/** Five bars, top the topic and bottom the built-in default; the one that supplies the value is filled. */
export function StrataGlyph({ layer }: { layer: ConfigSourceDto }) {
  return (
    <svg width="11" height="12.4" viewBox="0 0 11 12.4" aria-hidden="true" className="flex-none">
      <path d={bars((name) => name !== layer)} fill="currentColor" opacity="0.22" />
      <path d={bars((name) => name === layer)} fill="currentColor" />
    </svg>
  );
}

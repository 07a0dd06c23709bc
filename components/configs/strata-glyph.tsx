import type { ConfigSourceDto } from '@/lib/contracts/config.ts';

/** The layers a value can come from, the strongest first. */
export const LAYERS = ['topic', 'broker', 'cluster', 'static', 'built-in'] as const;

/** Five bars, top the topic and bottom the built-in default; the one that supplies the value is filled. */
export function StrataGlyph({ layer }: { layer: ConfigSourceDto }) {
  return (
    <svg width="11" height="12.4" viewBox="0 0 11 12.4" aria-hidden="true" className="flex-none">
      {LAYERS.map((name, position) => (
        <rect
          key={name}
          y={position * 2.6}
          width="11"
          height="1.8"
          rx=".6"
          fill="currentColor"
          opacity={name === layer ? 1 : 0.22}
        />
      ))}
    </svg>
  );
}

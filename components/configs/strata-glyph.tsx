import type { ConfigKindDto, ConfigSourceDto } from '@/lib/contracts/config.ts';

/** The layers a value can come from, the strongest first. */
export const LAYERS = ['topic', 'broker', 'cluster', 'static', 'built-in'] as const;

const BELOW: Readonly<Record<ConfigKindDto, readonly ConfigSourceDto[]>> = {
  topic: ['broker', 'cluster', 'static', 'built-in'],
  broker: ['cluster', 'static', 'built-in'],
  cluster: ['static', 'built-in'],
  group: ['broker', 'cluster', 'static', 'built-in'],
  'client-metrics': ['built-in'],
  'broker-logger': [],
};

/** The layers that may decide a value of a resource, its own first. */
export const layersOf = (kind: ConfigKindDto): readonly ConfigSourceDto[] => [kind, ...BELOW[kind]];

/** What a resource of any other kind sets itself is drawn where a topic's own value is. */
const OWN: ReadonlySet<ConfigSourceDto> = new Set(['group', 'client-metrics', 'broker-logger']);

/** A list draws hundreds of these: all bars of one strength are one path, and no opacity, which takes a layer. */
const bars = (isDrawn: (layer: ConfigSourceDto) => boolean): string =>
  LAYERS.flatMap((name, position) => (isDrawn(name) ? `M0 ${position * 2.6}h11v1.8h-11z` : [])).join('');

/** Five bars, top the topic and bottom the built-in default; the one that supplies the value is filled. */
export function StrataGlyph({ layer }: { layer: ConfigSourceDto }) {
  const drawn = OWN.has(layer) ? 'topic' : layer;
  return (
    <svg width="11" height="12.4" viewBox="0 0 11 12.4" aria-hidden="true" className="flex-none">
      <path d={bars((name) => name !== drawn)} fill="currentColor" fillOpacity="0.22" />
      <path d={bars((name) => name === drawn)} fill="currentColor" />
    </svg>
  );
}

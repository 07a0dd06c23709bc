'use client';

import { cn } from '@/components/ui/cn.ts';
import { Popover } from '@/components/ui/popover.tsx';
import type { ConfigKindDto, ConfigSourceDto, ConfigViewDto } from '@/lib/contracts/config.ts';
import { formatConfig } from './config-format.ts';
import { ProvenanceBadge } from './provenance-badge.tsx';
import { layersOf, StrataGlyph } from './strata-glyph.tsx';

type ChainConfig = Pick<
  ConfigViewDto,
  'name' | 'value' | 'source' | 'provenance' | 'synonyms' | 'inheritedValue' | 'sensitive'
>;

/** A layer's value, and the key it goes by there (`log.retention.hours` under `retention.ms`). */
function LayerRow({ config, layer }: { config: ChainConfig; layer: ConfigSourceDto }) {
  const synonyms = config.synonyms.filter((synonym) => synonym.source === layer);
  const effective = config.source === layer;
  return (
    <tr className={cn(effective ? 'font-semibold text-ink' : 'text-ink-3')}>
      <th scope="row" className="py-0.5 pr-3 text-left font-[inherit] whitespace-nowrap">
        <span className="flex items-center gap-1.5">
          <StrataGlyph layer={layer} />
          {layer}
        </span>
      </th>
      <td className="py-0.5">
        {synonyms.length === 0 &&
          (effective ? shown(config.name, config.value, config.sensitive) : 'not set')}
        {synonyms.map((synonym) => (
          <span key={synonym.name} className="block">
            {shown(synonym.name, synonym.value, config.sensitive)}
            {synonym.name !== config.name && (
              <span className="ml-1.5 font-mono text-[11px] font-normal text-ink-3">{synonym.name}</span>
            )}
          </span>
        ))}
        {effective && <span className="ml-1.5 font-normal text-ink-2">in effect</span>}
      </td>
    </tr>
  );
}

const shown = (name: string, value: string | null, sensitive: boolean): string => {
  if (sensitive) return 'hidden';
  return value === null ? 'no value' : formatConfig(name, value).text;
};

/** The badge; opens to the whole chain of layers with their values. */
export function ProvenanceChain({ kind, config }: { kind: ConfigKindDto; config: ChainConfig }) {
  return (
    <Popover
      label={`Where ${config.name} comes from`}
      className="w-96 p-3"
      trigger={
        <button
          type="button"
          className="rounded-xs"
          aria-label={`Where ${config.name} comes from: ${config.provenance}, ${config.source}`}
        >
          <ProvenanceBadge layer={config.source} provenance={config.provenance} />
        </button>
      }
    >
      <p className="mb-2 font-mono text-xs font-medium break-all">{config.name}</p>
      <table className="w-full text-sm">
        <tbody>
          {layersOf(kind).map((layer) => (
            <LayerRow key={layer} config={config} layer={layer} />
          ))}
        </tbody>
      </table>
      {config.inheritedValue !== null && config.provenance !== 'inherited' && (
        <p className="mt-2 border-t border-line pt-2 text-xs text-ink-2">
          Without it: {shown(config.name, config.inheritedValue, config.sensitive)}
        </p>
      )}
    </Popover>
  );
}

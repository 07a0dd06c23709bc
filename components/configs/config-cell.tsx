import { Unknown } from '@/components/ui/unknown.tsx';
import type { ConfigCellDto } from '@/lib/contracts/config.ts';
import { formatConfig } from './config-format.ts';
import { ProvenanceBadge } from './provenance-badge.tsx';

/** A config value in a list row, with where it comes from. */
export function ConfigCell({ name, cell }: { name: string; cell: ConfigCellDto | null }) {
  if (cell === null || cell.value === null) return <Unknown reason={`${name} could not be read`} />;
  const { text, raw } = formatConfig(name, cell.value);
  return (
    <span className="num inline-flex items-center gap-1.5">
      {raw === null ? text : <span title={raw}>{text}</span>}
      <ProvenanceBadge layer={cell.source} provenance={cell.provenance} />
    </span>
  );
}

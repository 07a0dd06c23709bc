import { ProvenanceBadge } from '@/components/configs/provenance-badge.tsx';
import { StrataGlyph } from '@/components/configs/strata-glyph.tsx';
import type { MatrixCellDto } from '@/lib/contracts/config-matrix.ts';

const SAMPLE = "Set in the broker's file, but it is the value of the sample file that Kafka ships";

/** Where the value of a cell comes from, and whether somebody chose it. */
export function StateBadge({ cell: { state, source } }: { cell: MatrixCellDto }) {
  if (state !== 'sample') return <ProvenanceBadge layer={source} provenance={state} />;
  return (
    <span
      title={SAMPLE}
      className="inline-flex h-[18px] flex-none items-center gap-1 rounded-xs border border-dashed border-warn-line bg-warn-soft pr-[5px] pl-1 align-middle text-[11px]/4 font-medium whitespace-nowrap text-ink"
    >
      <StrataGlyph layer={source} />
      {source}
      <span className="font-bold">= sample</span>
      <span className="sr-only">, {SAMPLE}</span>
    </span>
  );
}

import { formatConfig } from '@/components/configs/config-format.ts';
import { ProvenanceBadge } from '@/components/configs/provenance-badge.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { MatrixCellDto } from '@/lib/contracts/config-matrix.ts';

function Value({ name, cell }: { name: string; cell: MatrixCellDto }) {
  if (cell.sensitive) return <span className="text-ink-3">hidden by Kafka</span>;
  if (cell.value === null) return <span className="text-ink-3">no value</span>;
  const { text, raw } = formatConfig(name, cell.value);
  return (
    <span title={raw ?? text} className="min-w-0 truncate">
      {text}
    </span>
  );
}

/** The value of one key, who decided it, and what it would be otherwise; or why nobody knows. */
export function MatrixCell({ name, cell }: { name: string; cell: MatrixCellDto | undefined }) {
  if (cell === undefined) return null;
  const { missing, value, inherits } = cell;
  if (missing !== null) {
    return (
      <span className="flex min-w-0 items-center gap-1.5">
        <Unknown reason={missing} word="cannot know" />
        {value !== null && (
          <span className="min-w-0 truncate text-ink-3">was {formatConfig(name, value).text}</span>
        )}
      </span>
    );
  }
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Value name={name} cell={cell} />
      <ProvenanceBadge layer={cell.source} provenance={cell.state} />
      {inherits !== null && inherits !== value && (
        <span
          className="min-w-0 truncate text-xs font-normal text-ink-3"
          title={`Without its own value it would be ${inherits}`}
        >
          else {formatConfig(name, inherits).text}
        </span>
      )}
    </span>
  );
}

import { CircleCheck, CircleMinus, GitCompareArrows, Minus, PanelTopClose } from 'lucide-react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { StatusMark } from '@/components/ui/status-mark.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { PlannedOffsetDto } from '@/lib/contracts/group-operations.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';

const column = columnsOf<PlannedOffsetDto>();

const isMoved = ({ problem, before, after }: PlannedOffsetDto): boolean =>
  problem === null && before !== after;

const offset = (value: string | null) =>
  value === null ? <span className="text-ink-3">none</span> : formatCount(value);

function Records({ row }: { row: PlannedOffsetDto }) {
  const { reread, skipped, before, after } = row;
  if (!isMoved(row)) return '0';
  if (before === null) return <span className="text-ink-2">first commit</span>;
  if (after === null) return <span className="text-ink-2">commit goes</span>;
  if (reread === null || skipped === null) return <Unknown compact reason="its leader does not answer" />;
  if (reread !== '0') return <>{formatCount(reread)} again</>;
  return (
    <>
      <b className="font-semibold">{formatCount(skipped)}</b> skipped
    </>
  );
}

function Span({ row: { span } }: { row: PlannedOffsetDto }) {
  if (span === null) return <span className="text-ink-3">not known</span>;
  return (
    <span title={`${utcDateTime(span.from)} to ${utcDateTime(span.to)}`}>
      {formatDuration(span.to - span.from)}
    </span>
  );
}

function Check({ row }: { row: PlannedOffsetDto }) {
  const { problem, conflict, clamped, after } = row;
  if (conflict) {
    return (
      <StatusMark tone="warn" icon={GitCompareArrows} title={problem ?? undefined}>
        Moved since
      </StatusMark>
    );
  }
  if (problem !== null) {
    return (
      <StatusMark tone="warn" icon={CircleMinus} title={problem}>
        Left alone: {problem}
      </StatusMark>
    );
  }
  if (!isMoved(row)) {
    return (
      <StatusMark tone="unknown" icon={Minus}>
        Unchanged
      </StatusMark>
    );
  }
  if (clamped !== null) {
    return (
      <StatusMark tone="warn" icon={PanelTopClose}>
        Held at log {clamped}
      </StatusMark>
    );
  }
  return (
    <StatusMark tone="ok" icon={CircleCheck}>
      {after === null ? 'Commit deleted' : isInside(row) ? 'Inside log' : 'As it was'}
    </StatusMark>
  );
}

const isInside = ({ start, end, after }: PlannedOffsetDto): boolean =>
  after !== null &&
  start !== null &&
  end !== null &&
  BigInt(after) >= BigInt(start) &&
  BigInt(after) <= BigInt(end);

const span = column.display({
  id: 'span',
  header: 'Time span',
  meta: { width: 84, align: 'right', title: 'from the first to the last record read again or skipped' },
  cell: ({ row }) => <Span row={row.original} />,
});

const columnsWith = (hasSpans: boolean) =>
  column.columns([
    column.accessor('topic', { header: 'Topic', meta: { width: 120, narrow: true } }),
    column.accessor('partition', {
      header: 'P',
      meta: { width: 40, align: 'right', title: 'partition' },
      cell: ({ row }) => <b className="font-semibold">{row.original.partition}</b>,
    }),
    column.accessor('before', {
      header: 'Now',
      meta: { width: 92, align: 'right' },
      cell: ({ row }) => offset(row.original.before),
    }),
    column.accessor('after', {
      header: 'After',
      meta: { width: 92, align: 'right' },
      cell: ({ row }) =>
        isMoved(row.original) ? (
          <b className="font-semibold">{offset(row.original.after)}</b>
        ) : (
          <span className="text-ink-3">unchanged</span>
        ),
    }),
    column.display({
      id: 'records',
      header: 'Records',
      meta: { width: 104, align: 'right', title: 'read again or skipped, at most' },
      cell: ({ row }) => <Records row={row.original} />,
    }),
    ...(hasSpans ? [span] : []),
    column.display({
      id: 'check',
      header: 'Check',
      meta: { width: 140 },
      cell: ({ row }) => <Check row={row.original} />,
    }),
  ]);

const plain = columnsWith(false);
/** Time stamps are read only where that is allowed. */
const withSpans = columnsWith(true);

/** What moves, partition by partition; nothing is written yet. */
export function PlannedOffsets({ rows }: { rows: readonly PlannedOffsetDto[] }) {
  if (rows.length === 0) return null;
  return (
    <div className="overflow-hidden rounded-md border border-line">
      <DataTable
        label="Preview"
        columns={rows.some((row) => row.span !== null) ? withSpans : plain}
        rows={rows}
        rowId={({ topic, partition }) => `${topic} ${partition}`}
        virtual={rows.length > 60}
        className="max-h-72"
      />
    </div>
  );
}

import { FileCog } from 'lucide-react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { Banner } from '@/components/ui/banner.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { PolicyProblemDto, PolicyViewDto } from '@/lib/contracts/policy.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { wrongTitle } from './policy-text.ts';

const column = columnsOf<PolicyProblemDto>();

const columns = column.columns([
  column.accessor('line', { header: 'Line', meta: { width: 56, align: 'right' } }),
  column.accessor('column', { header: 'Column', meta: { width: 68, align: 'right' } }),
  column.accessor('field', {
    header: 'Field',
    meta: { width: 260 },
    cell: ({ getValue }) => <span className="font-mono text-xs">{getValue() || '-'}</span>,
  }),
  column.accessor('message', { header: 'What is wrong', meta: { width: 420 } }),
]);

function Problems({ file }: { file: NonNullable<PolicyViewDto['file']> }) {
  if (file.unreadable !== null) return <p className="px-3 pb-3 text-sm text-ink-2">{file.unreadable}</p>;
  return (
    <DataTable
      label="Problems of the policy file"
      columns={columns}
      rows={file.problems}
      rowId={({ line, column: at, field, message }) => `${line}:${at}:${field}:${message}`}
      className="max-h-[240px] border-t border-line"
    />
  );
}

/** Where the policy comes from, when it was read, and what is wrong with it. */
export function FilePanel({ policy: { file, environment } }: { policy: PolicyViewDto }) {
  if (file === null) {
    return (
      <Panel title="File">
        <EmptyState icon={FileCog} title="No policy file">
          Every rule runs as it is. Set HIGHWATER_POLICY to a YAML file, for example a copy of
          docs/policy-example.yaml.
        </EmptyState>
      </Panel>
    );
  }
  const isWrong = file.wrongSince !== null;
  return (
    <Panel title="File" detail={`this cluster counts as ${environment}`}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 px-3 py-2.5 text-sm">
        <dt className="text-ink-3">Path</dt>
        <dd className="font-mono text-xs/5 [overflow-wrap:anywhere]">{file.path}</dd>
        <dt className="text-ink-3">In force</dt>
        <dd>
          {file.readAt === null ? 'none: it never could be read' : `as read ${utcDateTime(file.readAt)}`}
        </dd>
      </dl>
      {isWrong && (
        <>
          <Banner tone="crit" title={wrongTitle(file)} className="mx-3 mb-2">
            {file.problems.length > 0 &&
              `${plural(file.problems.length, 'problem')} to mend; it is read again when it changes.`}
          </Banner>
          <Problems file={file} />
        </>
      )}
    </Panel>
  );
}

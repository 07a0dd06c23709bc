import { formatConfig } from '@/components/configs/config-format.ts';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { CodeBadge } from '@/components/ui/badge.tsx';
import { SeverityMark } from '@/components/ui/severity.tsx';
import type { FindingDto } from '@/lib/contracts/audit.ts';
import { utcDateTime, utcDay } from '@/lib/shared/format/time.ts';
import { UNOWNED } from '@/lib/shared/unowned.ts';
import { SubjectLink } from './subject-link.tsx';

const column = columnsOf<FindingDto>();

function ConfigText({ config }: { config: FindingDto['config'] }) {
  if (config === null) return <span className="text-ink-3">-</span>;
  const value = config.value === null ? 'no value' : formatConfig(config.key, config.value).text;
  return (
    <span className="font-mono text-xs">
      {config.key} <span className="text-ink-3">= {value}</span>
    </span>
  );
}

/** The day it was first seen, or fixed. */
function Since({ finding: { openedAt, fixedAt } }: { finding: FindingDto }) {
  const at = fixedAt ?? openedAt;
  if (at === null) return <span className="text-ink-3">-</span>;
  return (
    <span className="num" title={`${fixedAt === null ? 'first seen' : 'fixed'} ${utcDateTime(at)}`}>
      {fixedAt !== null && 'fixed '}
      {utcDay(at)}
    </span>
  );
}

/** Ids are the sort keys of the API where the server can sort. */
export const findingColumns = (clusterId: string) =>
  column.columns([
    column.display({
      id: 'subject',
      header: 'About',
      enableSorting: true,
      meta: { width: 220, narrow: true },
      cell: ({ row }) => <SubjectLink clusterId={clusterId} subject={row.original.subject} />,
    }),
    column.display({
      id: 'severity',
      header: 'Severity',
      enableSorting: true,
      meta: { width: 92 },
      cell: ({ row }) => <SeverityMark severity={row.original.severity} />,
    }),
    column.display({
      id: 'rule',
      header: 'Rule',
      enableSorting: true,
      meta: { width: 72 },
      cell: ({ row }) => <CodeBadge>{row.original.ruleId}</CodeBadge>,
    }),
    column.display({
      id: 'since',
      header: 'Since',
      meta: { width: 92 },
      cell: ({ row: { original } }) => <Since finding={original} />,
    }),
    column.display({
      id: 'team',
      header: 'Team',
      meta: { width: 104 },
      cell: ({ row: { original } }) => (
        <span className={original.team === UNOWNED ? 'text-ink-3' : undefined}>{original.team ?? '-'}</span>
      ),
    }),
    column.display({
      id: 'consequence',
      header: 'What goes wrong',
      meta: { width: 380 },
      cell: ({ row }) => row.original.consequence,
    }),
    column.display({
      id: 'config',
      header: 'Key and value',
      meta: { width: 240 },
      cell: ({ row }) => <ConfigText config={row.original.config} />,
    }),
  ]);

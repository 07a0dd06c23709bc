import { columnsOf } from '@/components/data-table/table-model.ts';
import { CodeBadge } from '@/components/ui/badge.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { UnknownVerdictDto } from '@/lib/contracts/audit.ts';
import type { MissingKind } from '@/lib/shared/audit/missing-kinds.ts';
import { utcDateTime, utcDay } from '@/lib/shared/format/time.ts';
import { UNOWNED } from '@/lib/shared/unowned.ts';
import { SubjectLink } from './subject-link.tsx';

const column = columnsOf<UnknownVerdictDto>();

const MISSING_LABELS: Readonly<Record<MissingKind, string>> = {
  denied: 'denied',
  unreachable: 'no answer',
  unreadable: 'not readable',
  unsupported: 'not supported',
  stale: 'too old',
  'not-reported': 'not reported',
  'not-read': 'not read yet',
  'needs-history': 'needs time',
  'needs-source': 'not told by Kafka',
};

function About({
  clusterId,
  subject: { kind, name },
}: {
  clusterId: string;
  subject: UnknownVerdictDto['subject'];
}) {
  if (name === null) return <span className="font-medium">every {kind}</span>;
  return <SubjectLink clusterId={clusterId} subject={{ kind, name }} />;
}

/** Ids are the sort keys of the API where the server can sort. */
export const unknownColumns = (clusterId: string) =>
  column.columns([
    column.display({
      id: 'subject',
      header: 'About',
      enableSorting: true,
      meta: { width: 220, narrow: true },
      cell: ({ row }) => <About clusterId={clusterId} subject={row.original.subject} />,
    }),
    column.display({
      id: 'missing',
      header: 'Cannot know',
      enableSorting: true,
      meta: { width: 140 },
      cell: ({ row }) => <Unknown word={MISSING_LABELS[row.original.missing]} />,
    }),
    column.display({
      id: 'rule',
      header: 'Rule',
      enableSorting: true,
      meta: { width: 72 },
      cell: ({ row }) => <CodeBadge>{row.original.ruleId}</CodeBadge>,
    }),
    column.display({
      id: 'title',
      header: 'What it looks for',
      meta: { width: 260 },
      cell: ({ row }) => row.original.title,
    }),
    column.display({
      id: 'reason',
      header: 'What is missing',
      meta: { width: 420 },
      cell: ({ row }) => row.original.reason,
    }),
    column.display({
      id: 'openSince',
      header: 'Finding since',
      meta: {
        width: 104,
        title: 'first seen when the rule could last judge; it stays open until it can again',
      },
      cell: ({ row: { original } }) =>
        original.openSince === null ? (
          <span className="text-ink-3">-</span>
        ) : (
          <span className="num" title={`first seen ${utcDateTime(original.openSince)}`}>
            {utcDay(original.openSince)}
          </span>
        ),
    }),
    column.display({
      id: 'team',
      header: 'Team',
      meta: { width: 104 },
      cell: ({ row: { original } }) => (
        <span className={original.team === UNOWNED ? 'text-ink-3' : undefined}>{original.team ?? '-'}</span>
      ),
    }),
  ]);

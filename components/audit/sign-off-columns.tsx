import type { Route } from 'next';
import Link from 'next/link';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { CodeBadge } from '@/components/ui/badge.tsx';
import { cn } from '@/components/ui/cn.ts';
import { withQuery } from '@/lib/client/api.ts';
import { routes } from '@/lib/client/routes.ts';
import type { AcceptanceRowDto } from '@/lib/contracts/audit.ts';
import { utcDate } from '@/lib/shared/format/time.ts';
import { SubjectLink } from './subject-link.tsx';

type State = AcceptanceRowDto['state'];

export const STATE_LABELS: Readonly<Record<State, string>> = {
  accepted: 'In force',
  expiring: 'Ends soon',
  expired: 'Ended',
  lapsed: 'Lapsed',
  settled: 'Not needed any more',
  revoked: 'Withdrawn',
};

const STATE_MEANINGS: Readonly<Record<State, string>> = {
  accepted: 'it holds',
  expiring: 'it holds for less than 30 days',
  expired: 'its day has come',
  lapsed: 'the value or its source is another now: the finding is back',
  settled: 'the rule does not fire any more, or its subject is gone',
  revoked: 'it was taken back',
};

const column = columnsOf<AcceptanceRowDto>();

export const signOffColumns = (clusterId: string) =>
  column.columns([
    column.accessor(({ subject }) => subject.name, {
      id: 'subject',
      header: 'About',
      enableSorting: true,
      meta: { width: 200, narrow: true },
      // Without a finding its subject may be gone: a link would lead nowhere.
      cell: ({ row: { original: one } }) =>
        one.fires || one.subject.kind === 'cluster' ? (
          <SubjectLink clusterId={clusterId} subject={one.subject} />
        ) : (
          <span className="font-medium">{one.subject.name}</span>
        ),
    }),
    column.accessor('state', {
      header: 'State',
      enableSorting: true,
      meta: { width: 150 },
      cell: ({ getValue }) => (
        <span
          title={STATE_MEANINGS[getValue()]}
          className={cn(['expiring', 'expired', 'lapsed'].includes(getValue()) && 'font-semibold text-warn')}
        >
          {STATE_LABELS[getValue()]}
        </span>
      ),
    }),
    column.accessor('ruleId', {
      header: 'Rule',
      enableSorting: true,
      meta: { width: 72 },
      cell: ({ getValue }) => <CodeBadge>{getValue()}</CodeBadge>,
    }),
    column.accessor('title', {
      header: 'What was found',
      enableSorting: true,
      meta: { width: 280 },
      cell: ({ row: { original: one } }) =>
        one.fires ? (
          <Link
            href={withQuery(routes.audit(clusterId), { rule: one.ruleId, finding: one.key }) as Route}
            prefetch={false}
            className="rounded-sm hover:underline"
          >
            {one.title}
          </Link>
        ) : (
          one.title
        ),
    }),
    column.accessor('owner', {
      header: 'Who',
      enableSorting: true,
      meta: { width: 140 },
      cell: ({ row: { original: one } }) => (one.kind === 'muted' ? `${one.owner}, muted` : one.owner),
    }),
    column.accessor('createdAt', {
      header: 'Since',
      enableSorting: true,
      meta: { width: 104 },
      cell: ({ getValue }) => utcDate(getValue()),
    }),
    column.accessor(({ revokedAt, expiresAt }) => revokedAt ?? expiresAt, {
      id: 'until',
      header: 'Until',
      enableSorting: true,
      meta: { width: 104 },
      cell: ({ getValue }) => utcDate(getValue()),
    }),
    column.accessor('reason', {
      header: 'Reason',
      meta: { width: 300 },
      cell: ({ row: { original: one } }) => (
        <>
          {one.reason}
          {one.ticket !== null && <span className="ml-2 font-mono text-xs text-ink-3">{one.ticket}</span>}
        </>
      ),
    }),
  ]);

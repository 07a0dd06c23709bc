'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { CodeBadge } from '@/components/ui/badge.tsx';
import { routes } from '@/lib/client/routes.ts';
import type { ConfigPlanDto } from '@/lib/contracts/changes.ts';
import { configText } from '../config-text.ts';
import { isSendable } from './use-bulk.ts';

const column = columnsOf<ConfigPlanDto>();

function ChangeCell({ plan: { rows, refusal, conflicts } }: { plan: ConfigPlanDto }) {
  if (refusal !== null) {
    return (
      <span className="text-crit" title={refusal.kafka?.message ?? refusal.message}>
        refused: {refusal.kafka?.message ?? refusal.message}
      </span>
    );
  }
  const [conflict] = conflicts;
  if (conflict !== undefined) return <span className="text-warn">{conflict.key} was changed meanwhile</span>;
  return (
    <span className="flex flex-wrap gap-x-3">
      {rows.map(({ key, before, after, problem }) =>
        problem === null ? (
          <span key={key}>
            <span className="font-mono text-xs">{key}</span>{' '}
            <span className="text-ink-3">{configText(key, before.value)} to</span>{' '}
            <b className="font-semibold">{configText(key, after.value)}</b>
            {after.source !== 'topic' && <span className="text-ink-3"> (inherited)</span>}
          </span>
        ) : (
          <span key={key} className="text-ink-3">
            {problem}
          </span>
        ),
      )}
    </span>
  );
}

function EffectCell({ plan: { breaks, fixes, consequences, notJudged } }: { plan: ConfigPlanDto }) {
  if (notJudged !== null) return <span className="text-ink-3">{notJudged}</span>;
  const text = [...consequences, ...breaks.map(({ consequence }) => consequence)].join(' ');
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={text}>
      {breaks.map(({ ruleId, severity }) => (
        <span key={`${ruleId} ${severity}`} className={severity === 'critical' ? 'text-crit' : 'text-warn'}>
          <CodeBadge>{ruleId}</CodeBadge> would fire
        </span>
      ))}
      {consequences.length > 0 && <span className="truncate text-warn">{consequences.join(' ')}</span>}
      {fixes.length > 0 && (
        <span className="text-ok">ends {fixes.map(({ ruleId }) => ruleId).join(', ')}</span>
      )}
    </span>
  );
}

/** The worst come first: what is refused, what breaks a rule, what loses records. */
const weight = ({ refusal, breaks, consequences }: ConfigPlanDto): number =>
  (refusal === null ? 0 : 1_000) + breaks.length * 10 + consequences.length;

type PlanTableProps = {
  clusterId: string;
  plans: readonly ConfigPlanDto[];
  left: ReadonlySet<string>;
  onLeave: (topic: string, isLeft: boolean) => void;
};

/** What would be done to each topic; every one can be left out. */
export function PlanTable({ clusterId, plans, left, onLeave }: PlanTableProps) {
  const rows = useMemo(() => [...plans].sort((a, b) => weight(b) - weight(a)), [plans]);
  const columns = useMemo(
    () =>
      column.columns([
        column.display({
          id: 'include',
          header: 'Include',
          meta: { width: 70 },
          cell: ({ row: { original: plan } }) => (
            <input
              type="checkbox"
              className="block size-3.5 accent-accent"
              aria-label={`Include ${plan.subject.name}`}
              disabled={!isSendable(plan)}
              checked={isSendable(plan) && !left.has(plan.subject.name)}
              onChange={(event) => onLeave(plan.subject.name, !event.target.checked)}
            />
          ),
        }),
        column.accessor((plan) => plan.subject.name, {
          id: 'topic',
          header: 'Topic',
          meta: { width: 240 },
          cell: ({ row: { original: plan } }) => (
            <Link
              href={routes.configs(clusterId, plan.subject)}
              prefetch={false}
              className="rounded-sm font-medium hover:underline"
            >
              {plan.subject.name}
            </Link>
          ),
        }),
        column.display({
          id: 'change',
          header: 'Change',
          meta: { width: 360 },
          cell: ({ row }) => <ChangeCell plan={row.original} />,
        }),
        column.display({
          id: 'effect',
          header: 'What it does',
          meta: { width: 420 },
          cell: ({ row }) => <EffectCell plan={row.original} />,
        }),
      ]),
    [clusterId, left, onLeave],
  );
  return (
    <DataTable
      label="Topics to change"
      columns={columns}
      rows={rows}
      rowId={(plan) => plan.subject.name}
      virtual
      className="max-h-[60dvh] min-h-60"
      empty={null}
    />
  );
}

'use client';

import { CircleDashed } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { columnsOf } from '@/components/data-table/table-model.ts';
import { Loaded } from '@/components/layout/loaded.tsx';
import { uncountedReason } from '@/components/policy/policy-text.ts';
import { PrincipalsNotice } from '@/components/policy/principals-notice.tsx';
import { Button } from '@/components/ui/button.tsx';
import { cn } from '@/components/ui/cn.ts';
import { Meter } from '@/components/ui/meter.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { Tone } from '@/components/ui/tone.ts';
import { Tooltip } from '@/components/ui/tooltip.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import { usePolicy, useScorecards } from '@/lib/client/policy.ts';
import type { ScorecardDto } from '@/lib/contracts/policy.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { UNOWNED } from '@/lib/shared/unowned.ts';
import { auditParams } from './audit-params.ts';
import { ScoreTrend } from './score-trend.tsx';

const column = columnsOf<ScorecardDto>();

/** Below 40 most of what weighs is wrong, below 60 the wrong still nearly outweighs the right. */
const toneOf = (score: number): Tone => (score < 40 ? 'crit' : score < 60 ? 'warn' : 'info');
const textOf = { crit: 'text-crit', warn: 'text-warn', ok: '', info: '', unknown: '' } as const;

const NotResolved = () => <Unknown compact reason={uncountedReason(false)} />;

function Score({ card }: { card: ScorecardDto }) {
  if (!card.isResolved) return <NotResolved />;
  if (card.score === null) return <Unknown compact reason="nothing of this team could be judged" />;
  const tone = toneOf(card.score);
  return (
    <span
      title={`${formatCount(card.passed)} checks pass; ${plural(card.unknown, 'check')} cannot be known and ${card.unknown === 1 ? 'does' : 'do'} not count`}
      className="flex items-center gap-2"
    >
      <b className={cn('num w-6 text-right font-semibold', textOf[tone])}>{card.score}</b>
      <Meter fraction={card.score / 100} tone={tone} className="w-12" />
    </span>
  );
}

const count = (id: string, header: string, of: (card: ScorecardDto) => number, title: string, tone = '') =>
  column.accessor(of, {
    id,
    header,
    meta: { width: 68, align: 'right', title },
    cell: ({ getValue, row }) =>
      row.original.isResolved ? (
        <span className={cn(getValue() > 0 && tone)}>{formatCount(getValue())}</span>
      ) : (
        <NotResolved />
      ),
  });

const columns = column.columns([
  column.accessor('team', {
    header: 'Team',
    meta: { width: 130, narrow: true },
    cell: ({ row: { original } }) => (
      <span
        title={original.contact ?? undefined}
        className="inline-flex max-w-full items-center gap-1.5 truncate font-medium"
      >
        {original.team === UNOWNED && <CircleDashed aria-hidden className="size-3.5 flex-none text-ink-3" />}
        {original.team}
      </span>
    ),
  }),
  column.accessor((card) => card.score ?? undefined, {
    id: 'score',
    header: 'Score',
    meta: { width: 92 },
    cell: ({ row }) => <Score card={row.original} />,
  }),
  column.display({
    id: 'trend',
    header: '30 days',
    meta: { width: 96 },
    cell: ({ row }) => <ScoreTrend trend={row.original.trend} />,
  }),
  column.accessor(({ topics }) => topics ?? undefined, {
    id: 'topics',
    header: 'Topics',
    meta: { width: 68, align: 'right', title: 'topics it owns' },
    cell: ({ row: { original } }) =>
      original.topics === null ? (
        <Unknown compact reason={uncountedReason(original.isResolved)} />
      ) : (
        formatCount(original.topics)
      ),
  }),
  count('critical', 'Critical', ({ critical }) => critical, 'nobody signed for', 'font-semibold text-crit'),
  count('warn', 'Warning', ({ warn }) => warn, 'nobody signed for'),
  count('unsigned', 'Unsigned', ({ unsigned }) => unsigned, 'findings nobody signed for', 'font-semibold'),
  count('signed', 'Signed', ({ signed }) => signed, 'somebody answers for them'),
  count(
    'due',
    'Due 30 d',
    ({ dueSoon }) => dueSoon,
    'sign-offs and exceptions that end within 30 days',
    'font-semibold text-warn',
  ),
]);

function HowScored() {
  return (
    <Tooltip
      content={
        <>
          The share of what is in order, 0 to 100. In favour: checks that pass and findings somebody signed
          for, 1 each. Against: findings nobody signed for, 1 for info, 3 for a warning, 10 for a critical
          one. What cannot be known or does not apply is left out.
        </>
      }
    >
      <Button variant="ghost" size="sm">
        How scored
      </Button>
    </Tooltip>
  );
}

/** How each team's topics and groups stand; a click shows their findings. */
export function TeamsPanel({ clusterId }: { clusterId: string }) {
  const query = useScorecards(clusterId);
  const { data: policy } = usePolicy(clusterId);
  const [{ team }, setParams] = useQueryStates(auditParams, { history: 'replace' });
  return (
    <Panel
      title="Teams"
      detail="by exact name, longest prefix, expression, then principal"
      aside={<HowScored />}
    >
      {policy && <PrincipalsNotice acls={policy.acls} />}
      <Loaded query={query} loading="Reading the teams" subject="The teams">
        {({ items }) => (
          <DataTable
            label="Teams"
            columns={columns}
            rows={items}
            rowId={(card) => card.team}
            initialSort="score"
            isSelected={(card) => card.team === team}
            onOpen={(card) => void setParams({ team: card.team === team ? null : card.team, finding: null })}
            virtual={items.length > 20}
            className={items.length > 20 ? 'h-[296px]' : 'max-h-[296px]'}
          />
        )}
      </Loaded>
    </Panel>
  );
}

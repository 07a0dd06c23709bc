'use client';

import { useQueryStates } from 'nuqs';
import { TimeChart } from '@/components/charts/time-chart.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Select } from '@/components/ui/input.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { severityLooks } from '@/components/ui/severity.tsx';
import { useFindingTrend } from '@/lib/client/policy.ts';
import { type FindingTrendQuery, trendDays } from '@/lib/contracts/policy.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { auditParams, trendQueryOf } from './audit-params.ts';

const daysText: Record<(typeof trendDays)[number], string> = {
  1: '24 h',
  7: '7 days',
  30: '30 days',
  90: '90 days',
  400: '400 days',
};

/** Which findings the line counts: `critical, RET-01, payments`. */
function described({ severity, rule, team, state }: FindingTrendQuery): string {
  const parts = [
    severity && severityLooks[severity].label.toLowerCase(),
    state && (state === 'open' ? 'not signed' : 'signed'),
    rule,
    team,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'all findings' : parts.join(', ');
}

/** Findings over time, of the rule, team, severity and sign-off that the page is filtered by. */
export function FindingTrend({ clusterId }: { clusterId: string }) {
  const [params, setParams] = useQueryStates(auditParams, { history: 'replace' });
  const asked = trendQueryOf(params);
  const query = useFindingTrend(clusterId, asked);
  return (
    <Panel
      title="Findings over time"
      detail={described(asked)}
      aside={
        <Select
          aria-label="Time shown"
          className="h-6 text-xs"
          value={params.days}
          onChange={({ target }) => void setParams({ days: auditParams.days.parse(target.value) })}
        >
          {trendDays.map((days) => (
            <option key={days} value={days}>
              {daysText[days]}
            </option>
          ))}
        </Select>
      }
    >
      <Loaded query={query} loading="Reading the counts" subject="The findings over time">
        {(trend) => (
          <TimeChart
            label={`Findings, ${described(asked)}`}
            history={trend}
            formatValue={(value) => formatCount(Math.round(value))}
          />
        )}
      </Loaded>
    </Panel>
  );
}

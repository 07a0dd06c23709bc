'use client';

import { X } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { Button } from '@/components/ui/button.tsx';
import { ChipBar } from '@/components/ui/chip-bar.tsx';
import { Select } from '@/components/ui/input.tsx';
import { PageFilter } from '@/components/ui/page-filter.tsx';
import { severityLooks } from '@/components/ui/severity.tsx';
import { type AuditDto, findingScopes } from '@/lib/contracts/audit.ts';
import { severities } from '@/lib/contracts/common.ts';
import { auditParams } from './audit-params.ts';
import { TeamSelect } from './team-select.tsx';

const scopeLabels = { topic: 'Topics', broker: 'Brokers', cluster: 'The cluster', group: 'Consumer groups' };

export function AuditToolbar({ audit }: { audit: AuditDto | undefined }) {
  const [params, setParams] = useQueryStates(auditParams, { history: 'replace' });
  const counts = audit?.totals;
  const all = counts && counts.critical + counts.warn + counts.info;
  return (
    <div className="flex flex-none flex-col gap-2">
      <div className="flex gap-2 max-md:flex-wrap">
        <PageFilter
          label="Filter findings by subject or key"
          placeholder="Part of a topic, group or config key"
          value={params.q}
          onChange={(text) => void setParams({ q: text === '' ? null : text })}
          className="max-md:basis-full"
        />
        <span className="w-44 flex-none max-md:w-32">
          <Select
            aria-label="Kind of subject"
            className="h-8"
            value={params.scope ?? ''}
            onChange={(event) => void setParams({ scope: auditParams.scope.parse(event.target.value) })}
          >
            <option value="">Everything</option>
            {findingScopes.map((scope) => (
              <option key={scope} value={scope}>
                {scopeLabels[scope]}
              </option>
            ))}
          </Select>
        </span>
        <TeamSelect teams={audit?.teams ?? []} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {/* Not even the severity is known there. */}
        {params.state !== 'cannot-know' && (
          <ChipBar
            label="Severity"
            chips={[
              { value: 'all', label: 'All', ...(all !== undefined && { count: all }) },
              ...severities.map((severity) => ({
                value: severity,
                label: severityLooks[severity].label,
                icon: severityLooks[severity].icon,
                ...(counts && { count: counts[severity] }),
              })),
            ]}
            current={params.severity ?? 'all'}
            onChange={(severity) => void setParams({ severity: severity === 'all' ? null : severity })}
          />
        )}
        <ChipBar
          label="State"
          chips={[
            { value: 'all', label: 'Not fixed' },
            {
              value: 'open',
              label: 'Not signed',
              ...(audit && all !== undefined && { count: all - audit.accepted - audit.muted }),
            },
            { value: 'accepted', label: 'Signed', ...(audit && { count: audit.accepted }) },
            { value: 'muted', label: 'Muted', ...(audit && { count: audit.muted }) },
            { value: 'fixed', label: 'Fixed in 30 d', ...(audit && { count: audit.fixed }) },
            { value: 'cannot-know', label: 'Cannot know', ...(counts && { count: counts.unknown }) },
          ]}
          current={params.state ?? 'all'}
          onChange={(state) => void setParams({ state: state === 'all' ? null : state, finding: null })}
        />
        {params.rule !== null && (
          <Button size="sm" onClick={() => void setParams({ rule: null })}>
            only {params.rule}
            <X aria-hidden className="size-3" />
            <span className="sr-only">, remove this filter</span>
          </Button>
        )}
      </div>
    </div>
  );
}

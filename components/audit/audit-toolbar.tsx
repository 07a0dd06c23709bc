'use client';

import { Search, X } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { Button } from '@/components/ui/button.tsx';
import { ChipBar } from '@/components/ui/chip-bar.tsx';
import { Input, Select } from '@/components/ui/input.tsx';
import { pageFilter } from '@/components/ui/shortcut-scope.ts';
import { type AuditDto, findingScopes, severities } from '@/lib/contracts/audit.ts';
import { auditParams } from './audit-params.ts';
import { severityLooks } from './severity.tsx';

const scopeLabels = { topic: 'Topics', broker: 'Brokers', cluster: 'The cluster', group: 'Consumer groups' };

export function AuditToolbar({ audit }: { audit: AuditDto | undefined }) {
  const [params, setParams] = useQueryStates(auditParams, { history: 'replace' });
  const counts = audit?.totals;
  const all = counts && counts.critical + counts.warn + counts.info;
  return (
    <div className="flex flex-none flex-col gap-2">
      <div className="flex gap-2">
        <span className="relative min-w-0 flex-1">
          <Search aria-hidden className="absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-3" />
          <Input
            {...pageFilter}
            type="search"
            aria-label="Filter findings by subject or key"
            placeholder="Part of a topic, group or config key"
            value={params.q}
            onChange={(event) => void setParams({ q: event.target.value === '' ? null : event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
            className="h-8 pl-8"
          />
        </span>
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
      </div>
      <div className="flex flex-wrap items-center gap-2">
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
        <ChipBar
          label="Sign-off"
          chips={[
            { value: 'all', label: 'Signed or not' },
            {
              value: 'open',
              label: 'Not signed',
              ...(all !== undefined && { count: all - (audit?.accepted ?? 0) }),
            },
            { value: 'accepted', label: 'Signed', ...(audit && { count: audit.accepted }) },
          ]}
          current={params.state ?? 'all'}
          onChange={(state) => void setParams({ state: state === 'all' ? null : state })}
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

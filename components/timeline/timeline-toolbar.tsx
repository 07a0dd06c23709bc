'use client';

import { useQueryStates } from 'nuqs';
import { useId } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { ChipBar } from '@/components/ui/chip-bar.tsx';
import { Input, Select } from '@/components/ui/input.tsx';
import { EVENT_FAMILIES } from '@/lib/shared/timeline/families.ts';
import { SubjectFilter } from './subject-filter.tsx';
import { timelineParams } from './timeline-params.ts';
import { fromUtcInput, toUtcInput } from './utc-input.ts';

const GRAVE = ['critical', 'warn'] as const;

function Moment({
  label,
  value,
  onChange,
}: {
  label: string;
  value: Date | null;
  onChange: (at: Date | null) => void;
}) {
  const id = useId();
  return (
    <span className="flex items-center gap-1.5 max-md:w-full">
      <label htmlFor={id} className="flex-none text-xs text-ink-2 max-md:w-28">
        {label}
      </label>
      <Input
        id={id}
        type="datetime-local"
        step={1}
        value={toUtcInput(value)}
        onChange={(event) => onChange(fromUtcInput(event.target.value))}
        className="num w-60 max-md:min-w-0 max-md:flex-1"
      />
    </span>
  );
}

/** What is listed: kind, severity, subject and time, all in the address. */
export function TimelineToolbar() {
  const [params, setParams] = useQueryStates(timelineParams, { history: 'replace' });
  const { kind, severity, from, to } = params;
  const current =
    severity.length === 0
      ? 'all'
      : severity.length === 1 && severity[0] === 'critical'
        ? 'critical'
        : 'grave';
  const isFiltered =
    kind.length + severity.length > 0 || params.subject !== null || from !== null || to !== null;
  return (
    <div className="flex flex-none flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <ChipBar
          label="Severity"
          chips={[
            { value: 'all', label: 'All' },
            { value: 'grave', label: 'Warnings and critical' },
            { value: 'critical', label: 'Critical' },
          ]}
          current={current}
          onChange={(chosen) =>
            void setParams({
              severity: chosen === 'all' ? null : chosen === 'critical' ? ['critical'] : [...GRAVE],
            })
          }
        />
        <span className="w-44 flex-none">
          <Select
            aria-label="Kind of change"
            value={kind.length > 1 ? 'several' : (kind[0] ?? '')}
            onChange={(event) =>
              void setParams({ kind: event.target.value === '' ? null : [event.target.value] })
            }
          >
            <option value="">All kinds</option>
            {kind.length > 1 && <option value="several">{kind.join(', ')}</option>}
            {kind.length === 1 && !Object.hasOwn(EVENT_FAMILIES, kind[0] ?? '') && (
              <option value={kind[0]}>{kind[0]}</option>
            )}
            {Object.entries(EVENT_FAMILIES).map(([family, label]) => (
              <option key={family} value={family}>
                {label}
              </option>
            ))}
          </Select>
        </span>
        <SubjectFilter
          key={params.subject}
          subject={params.subject}
          related={params.related}
          onChange={(subject, related) => void setParams({ subject, related: related || null })}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Moment label="From, UTC" value={from} onChange={(at) => void setParams({ from: at })} />
        <Moment label="To, UTC" value={to} onChange={(at) => void setParams({ to: at })} />
        <Moment
          label="As it was at, UTC"
          value={params.at}
          onChange={(at) => void setParams({ at, event: null })}
        />
        {isFiltered && (
          <Button
            size="sm"
            onClick={() =>
              void setParams({
                kind: null,
                severity: null,
                subject: null,
                related: null,
                from: null,
                to: null,
              })
            }
          >
            Show everything
          </Button>
        )}
      </div>
    </div>
  );
}

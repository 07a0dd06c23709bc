'use client';

import { CalendarClock, Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input, Select } from '@/components/ui/input.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useAddWindow, useMaintenance, useRemoveWindow } from '@/lib/client/alerts.ts';
import { ApiError } from '@/lib/client/api.ts';
import { useServerNow } from '@/lib/client/use-server-now.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { AlertsFrame } from './alerts-frame.tsx';
import { scopeText } from './rule-text.ts';

/** `2027-02-16T09:00`: what a field of date and time holds, here in UTC. */
const fieldOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16);
const msOf = (text: string): number => Date.parse(`${text}:00Z`);
const HOUR_MS = 3_600_000;

function AddWindow({ clusterId }: { clusterId: string }) {
  const now = useServerNow();
  const add = useAddWindow();
  const [name, setName] = useState('');
  const [from, setFrom] = useState(() => fieldOf(now));
  const [to, setTo] = useState(() => fieldOf(now + 2 * HOUR_MS));
  const [place, setPlace] = useState('this');
  const [patterns, setPatterns] = useState('');
  const refused = add.error instanceof ApiError ? add.error.fields : new Map<string, string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const names = patterns
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const scope = {
      clusters: place === 'this' ? [clusterId] : null,
      patterns: names.length === 0 ? null : names,
    };
    add.mutate({ name, from: msOf(from), to: msOf(to), scope }, { onSuccess: () => setName('') });
  };
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label="Plan a maintenance"
      className="grid items-start gap-2.5 border-t border-line px-3 py-2.5 sm:grid-cols-2 lg:grid-cols-[1.5fr_1fr_1fr_1fr_1fr_auto]"
    >
      <Field label="What is done" error={refused.get('name')}>
        {(control) => <Input {...control} value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
      <Field label="From (UTC)" error={refused.get('from')}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={from}
            onChange={({ target }) => setFrom(target.value)}
          />
        )}
      </Field>
      <Field label="To (UTC)" error={refused.get('to')}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={to}
            onChange={({ target }) => setTo(target.value)}
          />
        )}
      </Field>
      <Field label="Clusters">
        {(control) => (
          <Select {...control} value={place} onChange={({ target }) => setPlace(target.value)}>
            <option value="this">this cluster only</option>
            <option value="all">every cluster</option>
          </Select>
        )}
      </Field>
      <Field label="Names" optional error={refused.get('scope.patterns')}>
        {(control) => (
          <Input {...control} value={patterns} onChange={({ target }) => setPatterns(target.value)} />
        )}
      </Field>
      <Button type="submit" disabled={add.isPending} className="lg:mt-5">
        <Plus aria-hidden className="size-3.5" />
        Plan
      </Button>
      {add.error !== null && refused.size === 0 && (
        <Banner tone="crit" title="Nothing was planned" className="col-span-full">
          {add.error.message}
        </Banner>
      )}
    </form>
  );
}

const STATES = { planned: 'Planned', active: 'Active now', over: 'Over' } as const;

/** Planned work: what fires meanwhile is recorded, and told afterwards if it still fires then. */
export function MaintenancePage({ clusterId }: { clusterId: string }) {
  const query = useMaintenance();
  const remove = useRemoveWindow();
  return (
    <AlertsFrame
      clusterId={clusterId}
      title="Maintenance"
      detail="During planned work alerts are recorded and not told. What still fires afterwards is told then."
    >
      <Panel title="Maintenance windows" detail={query.data && plural(query.data.items.length, 'window')}>
        <Loaded query={query} loading="Reading the windows" subject="The maintenance windows">
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon={CalendarClock} title="No maintenance is planned" />
            ) : (
              <ul aria-label="Maintenance windows">
                {items.map(({ id, name, from, to, scope, state }) => (
                  <li
                    key={id}
                    className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-2 text-sm last:border-b-0"
                  >
                    <b className="font-semibold">{name}</b>
                    <span className={state === 'active' ? 'font-semibold text-warn' : 'text-ink-3'}>
                      {STATES[state]}
                    </span>
                    <span className="num text-ink-2">
                      {utcDateTime(from)} to {utcDateTime(to)}
                    </span>
                    <span className="text-ink-3">{scopeText(scope)}</span>
                    <Button
                      size="sm"
                      className="ml-auto"
                      disabled={remove.isPending}
                      aria-label={`${state === 'active' ? 'End' : 'Remove'} ${name}`}
                      onClick={() => remove.mutate(id)}
                    >
                      {state === 'active' ? 'End now' : 'Remove'}
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        {remove.error !== null && (
          <Banner tone="crit" title="Nothing was removed" className="m-2">
            {remove.error.message}
          </Banner>
        )}
        <AddWindow clusterId={clusterId} />
      </Panel>
    </AlertsFrame>
  );
}

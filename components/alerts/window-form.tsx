'use client';

import { Plus, Save } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input, Select } from '@/components/ui/input.tsx';
import { useSaveWindow } from '@/lib/client/alerts.ts';
import { ApiError } from '@/lib/client/api.ts';
import { useServerNow } from '@/lib/client/use-server-now.ts';
import type { AlertScopeDto, AlertWindowDto } from '@/lib/contracts/alerts.ts';

/** `2027-02-16T09:00`: what a field of date and time holds, here in UTC. */
const fieldOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16);
const msOf = (text: string): number => Date.parse(`${text}:00Z`);
const HOUR_MS = 3_600_000;

const places = ['this', 'all', 'kept'] as const;
type Place = (typeof places)[number];

function placeOf(clusters: AlertScopeDto['clusters'], clusterId: string): Place {
  if (clusters === null) return 'all';
  return clusters.length === 1 && clusters[0] === clusterId ? 'this' : 'kept';
}

type WindowFormProps = {
  clusterId: string;
  /** The maintenance to change; null plans another. */
  window: AlertWindowDto | null;
  onDone: () => void;
};

export function WindowForm({ clusterId, window, onDone }: WindowFormProps) {
  const now = useServerNow();
  const [name, setName] = useState(window?.name ?? '');
  const [from, setFrom] = useState(() => fieldOf(window?.from ?? now));
  const [to, setTo] = useState(() => fieldOf(window?.to ?? now + 2 * HOUR_MS));
  const planned = window === null ? 'this' : placeOf(window.scope.clusters, clusterId);
  const [place, setPlace] = useState<Place>(planned);
  const [patterns, setPatterns] = useState(window?.scope.patterns?.join(', ') ?? '');
  const save = useSaveWindow(window?.id ?? null, () => {
    setName('');
    onDone();
  });
  const refused = save.error instanceof ApiError ? save.error.fields : new Map<string, string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const names = patterns
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const scope = {
      ...window?.scope,
      ...(place !== 'kept' && { clusters: place === 'this' ? [clusterId] : null }),
      patterns: names.length === 0 ? null : names,
    };
    save.mutate({ name, from: msOf(from), to: msOf(to), scope });
  };
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label={window === null ? 'Plan a maintenance' : `Change ${window.name}`}
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
          <Select
            {...control}
            value={place}
            onChange={({ target }) => {
              setPlace(places.find((one) => one === target.value) ?? planned);
            }}
          >
            <option value="this">this cluster only</option>
            <option value="all">every cluster</option>
            {planned === 'kept' && <option value="kept">as planned</option>}
          </Select>
        )}
      </Field>
      <Field label="Names" optional error={refused.get('scope.patterns')}>
        {(control) => (
          <Input {...control} value={patterns} onChange={({ target }) => setPatterns(target.value)} />
        )}
      </Field>
      <span className="flex gap-2 lg:mt-5">
        <Button type="submit" disabled={save.isPending}>
          {window === null ? (
            <Plus aria-hidden className="size-3.5" />
          ) : (
            <Save aria-hidden className="size-3.5" />
          )}
          {window === null ? 'Plan' : 'Save'}
        </Button>
        {window !== null && <Button onClick={onDone}>Cancel</Button>}
      </span>
      {save.error !== null && refused.size === 0 && (
        <Banner
          tone="crit"
          title={window === null ? 'Nothing was planned' : 'Nothing was changed'}
          className="col-span-full"
        >
          {save.error.message}
        </Banner>
      )}
    </form>
  );
}

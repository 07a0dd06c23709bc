'use client';

import { useState } from 'react';
import { Checkbox, Input, Select } from '@/components/ui/input.tsx';
import { pageFilter } from '@/components/ui/shortcut-scope.ts';
import {
  type EventSubjectDto,
  eventSubjectKinds,
  readSubject,
  subjectParam,
} from '@/lib/contracts/timeline.ts';

const labels: Record<EventSubjectDto['kind'], string> = {
  cluster: 'The cluster itself',
  broker: 'Broker',
  topic: 'Topic',
  group: 'Consumer group',
};

type SubjectFilterProps = {
  /** As it stands in the address. */
  subject: string | null;
  related: boolean;
  onChange: (subject: string | null, related: boolean) => void;
};

/** What the changes are about: a kind, and a name that counts once it is whole. */
export function SubjectFilter({ subject, related, onChange }: SubjectFilterProps) {
  const chosen = subject === null ? null : readSubject(subject);
  const [kind, setKind] = useState(chosen?.kind ?? null);
  const [name, setName] = useState(chosen?.name ?? '');
  const isNamed = kind !== null && kind !== 'cluster';
  const submit = () => {
    if (isNamed && name !== '') onChange(subjectParam({ kind, name }), related);
  };
  return (
    <form
      className="flex min-w-0 flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <span className="w-40 flex-none">
        <Select
          aria-label="Kind of subject"
          value={kind ?? ''}
          onChange={(event) => {
            const next = eventSubjectKinds.find((one) => one === event.target.value) ?? null;
            setKind(next);
            if (next === null || next === 'cluster') onChange(next, false);
          }}
        >
          <option value="">Everything</option>
          {eventSubjectKinds.map((one) => (
            <option key={one} value={one}>
              {labels[one]}
            </option>
          ))}
        </Select>
      </span>
      {isNamed && (
        <>
          <Input
            {...pageFilter}
            aria-label={kind === 'broker' ? 'Id of the broker' : `Name of the ${kind}`}
            placeholder={kind === 'broker' ? 'Id, then Enter' : 'Whole name, then Enter'}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onBlur={submit}
            className="w-56 flex-none"
          />
          <Checkbox
            label="with what it depends on"
            checked={related}
            onChange={(event) => onChange(subject, event.target.checked)}
          />
        </>
      )}
    </form>
  );
}

'use client';

import { Plus, X } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input, Select } from '@/components/ui/input.tsx';
import { ApiError } from '@/lib/client/api.ts';
import { useAddMapping, useRemoveMapping } from '@/lib/client/policy.ts';
import { matchKinds, matchSubjects, type PolicyViewDto } from '@/lib/contracts/policy.ts';
import { matchText } from './policy-text.ts';

type Teams = PolicyViewDto['teams'];

const kindText: Record<(typeof matchKinds)[number], string> = {
  prefix: 'start with',
  exact: 'are exactly',
  regex: 'match the expression',
  principal: 'are given by ACLs to the principal',
};

const subjectText: Record<(typeof matchSubjects)[number], string> = {
  both: 'topics and groups',
  topic: 'topics',
  group: 'groups',
};

const oneOf = <Value extends string>(values: readonly Value[], text: string, otherwise: Value): Value =>
  values.find((value) => value === text) ?? otherwise;

function AddForm({ teams }: { teams: Teams }) {
  const add = useAddMapping();
  const listId = useId();
  const [team, setTeam] = useState('');
  const [text, setText] = useState('');
  const [kind, setKind] = useState<(typeof matchKinds)[number]>('prefix');
  const [of, setOf] = useState<(typeof matchSubjects)[number]>('both');
  const refused = add.error instanceof ApiError ? add.error.fields : new Map<string, string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ team, kind, text, of }, { onSuccess: () => setText('') });
  };
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label="Give names to a team"
      className="grid grid-cols-2 items-start gap-2.5 md:grid-cols-[1fr_1fr_1fr_1.5fr_auto]"
    >
      <Field label="Team" error={refused.get('team')}>
        {(control) => (
          <Input {...control} list={listId} value={team} onChange={({ target }) => setTeam(target.value)} />
        )}
      </Field>
      <datalist id={listId}>
        {teams.map(({ team: name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field label="owns the">
        {(control) => (
          <Select
            {...control}
            value={of}
            onChange={({ target }) => setOf(oneOf(matchSubjects, target.value, 'both'))}
          >
            {Object.entries(subjectText).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="whose names">
        {(control) => (
          <Select
            {...control}
            value={kind}
            onChange={({ target }) => setKind(oneOf(matchKinds, target.value, 'prefix'))}
          >
            {Object.entries(kindText).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Text" error={refused.get('text')}>
        {(control) => (
          <Input
            {...control}
            className="font-mono text-xs"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={add.isPending} className="max-md:col-span-2 md:mt-5">
        <Plus aria-hidden className="size-3.5" />
        Add
      </Button>
      {add.error !== null && refused.size === 0 && (
        <Banner tone="crit" title="Nothing was added" className="col-span-full">
          {add.error.message}
        </Banner>
      )}
    </form>
  );
}

/** What people gave to teams here, beside the file; holds in every cluster. */
export function AddedMatches({ teams }: { teams: Teams }) {
  const remove = useRemoveMapping();
  const added = teams.flatMap(({ team, matches }) =>
    matches.flatMap(({ id, ...match }) => (id === null ? [] : [{ id, team, ...match }])),
  );
  return (
    <section className="flex flex-col gap-2.5 border-t border-line px-3 py-2.5">
      <h3 className="text-xs font-medium text-ink-3">Added here, for every cluster</h3>
      {added.length > 0 && (
        <ul aria-label="Added names" className="flex max-h-40 flex-wrap gap-1.5 overflow-y-auto">
          {added.map(({ id, team, ...match }) => (
            <li
              key={id}
              className="inline-flex h-6 max-w-full items-center gap-1.5 rounded-sm border border-line bg-sunken pl-2 text-xs max-md:h-9"
            >
              <b className="font-semibold">{team}</b>
              <span className="truncate font-mono">{matchText(match)}</span>
              <Button
                variant="ghost"
                size="sm"
                className="h-full px-1.5"
                aria-label={`Take ${matchText(match)} from ${team}`}
                disabled={remove.isPending}
                onClick={() => remove.mutate(id)}
              >
                <X aria-hidden className="size-3" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {remove.error !== null && (
        <Banner tone="crit" title="Nothing was removed">
          {remove.error.message}
        </Banner>
      )}
      <AddForm teams={teams} />
    </section>
  );
}

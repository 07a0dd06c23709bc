'use client';

import { FilePenLine } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Segmented } from '@/components/ui/segmented.tsx';
import { ApiError } from '@/lib/client/api.ts';
import { useAccept, useRevoke } from '@/lib/client/audit.ts';
import { useServerNow } from '@/lib/client/use-server-now.ts';
import type { AcceptanceDto, FindingDto } from '@/lib/contracts/audit.ts';
import { ACCEPTANCE_KINDS, type AcceptanceKind, DAYS_MAX } from '@/lib/shared/audit/acceptance-kinds.ts';
import { utcDate } from '@/lib/shared/format/time.ts';

const DAY_MS = 86_400_000;

/** What a decision is called, how long it holds unless another day is chosen, and what it means. */
const KINDS = {
  signed: {
    label: 'Sign off',
    who: 'Owner',
    days: 90,
    meaning: 'Somebody answers for it. It ends earlier when the value or its source changes.',
  },
  muted: {
    label: 'Mute',
    who: 'Muted by',
    days: 7,
    meaning: 'Nobody hears of it until then. It still counts as a finding that nobody signed for.',
  },
} as const;
const OPTIONS = ACCEPTANCE_KINDS.map((value) => ({ value, label: KINDS[value].label }));

/** `2027-02-16`: what a date field holds; a day ends with its last second, UTC. */
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const endOf = (day: string): number => Date.parse(`${day}T23:59:59Z`);

function Signed({ clusterId, acceptance }: { clusterId: string; acceptance: AcceptanceDto }) {
  const revoke = useRevoke(clusterId);
  const { kind, owner, reason, ticket, expiresAt, createdAt, state } = acceptance;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p>
        <b className="font-semibold">{owner}</b> {kind === 'muted' ? 'muted' : 'signed for'} this on{' '}
        {utcDate(createdAt)}, until{' '}
        <b className={state === 'expiring' ? 'font-semibold text-warn' : 'font-semibold'}>
          {utcDate(expiresAt)}
        </b>
        .
      </p>
      <p className="text-ink-2">{reason}</p>
      {ticket !== null && <p className="font-mono text-xs text-ink-3">{ticket}</p>}
      <p className="text-xs text-ink-3">It ends earlier when the value or its source changes.</p>
      {revoke.error !== null && (
        <Banner tone="crit" title="It was not withdrawn">
          {revoke.error.message}
        </Banner>
      )}
      <span>
        <Button disabled={revoke.isPending} onClick={() => revoke.mutate(acceptance.id)}>
          {kind === 'muted' ? 'Unmute' : 'Withdraw'}
        </Button>
      </span>
    </div>
  );
}

function Excepted({ exception }: { exception: NonNullable<FindingDto['exception']> }) {
  const { owner, reason, until } = exception;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p>
        The policy makes an exception: <b className="font-semibold">{owner}</b> answers for it until{' '}
        <b className="font-semibold">{utcDate(until - 1)}</b>.
      </p>
      <p className="text-ink-2">{reason}</p>
      <p className="text-xs text-ink-3">It holds whatever the value becomes; change it in the policy file.</p>
    </div>
  );
}

function Form({ clusterId, finding }: { clusterId: string; finding: FindingDto }) {
  const now = useServerNow();
  const accept = useAccept(clusterId);
  const [kind, setKind] = useState<AcceptanceKind>('signed');
  const [owner, setOwner] = useState('');
  const [reason, setReason] = useState('');
  const [ticket, setTicket] = useState('');
  const [chosenDay, setDay] = useState<string | null>(null);
  const { label, who, days, meaning } = KINDS[kind];
  const daysMax = DAYS_MAX[kind];
  const day = chosenDay ?? dayOf(now + days * DAY_MS);
  const refused = accept.error instanceof ApiError ? accept.error.fields : new Map<string, string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { key, fingerprint } = finding;
    accept.mutate({ kind, key, fingerprint, owner, reason, ticket, expiresAt: endOf(day) });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label="What is decided"
          options={OPTIONS}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setDay(null);
          }}
        />
        <p className="text-xs text-ink-3">{meaning}</p>
      </div>
      <div className="grid gap-2.5 sm:grid-cols-2">
        <Field label={who} error={refused.get('owner')}>
          {(control) => (
            <Input {...control} value={owner} onChange={(event) => setOwner(event.target.value)} />
          )}
        </Field>
        <Field label="Until" error={refused.get('expiresAt')} hint={`at most ${daysMax} days`}>
          {(control) => (
            <Input
              {...control}
              type="date"
              min={dayOf(now)}
              max={dayOf(now + (daysMax - 1) * DAY_MS)}
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label="Reason" error={refused.get('reason')}>
        {(control) => (
          <Input {...control} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <Field label="Ticket" optional>
        {(control) => (
          <Input {...control} value={ticket} onChange={(event) => setTicket(event.target.value)} />
        )}
      </Field>
      {accept.error !== null && refused.size === 0 && (
        <Banner tone="crit" title="Nothing was saved">
          {accept.error.message}
        </Banner>
      )}
      <span>
        <Button type="submit" disabled={accept.isPending || day === ''}>
          <FilePenLine aria-hidden className="size-3.5" />
          {label} until {day === '' ? 'a day' : utcDate(endOf(day))}
        </Button>
      </span>
    </form>
  );
}

/** Taking responsibility for a finding as it is, or muting it, with a name, a reason and an end. */
export function SignOff({ clusterId, finding }: { clusterId: string; finding: FindingDto }) {
  if (finding.acceptance !== null) return <Signed clusterId={clusterId} acceptance={finding.acceptance} />;
  if (finding.exception !== null) return <Excepted exception={finding.exception} />;
  return <Form key={finding.key} clusterId={clusterId} finding={finding} />;
}

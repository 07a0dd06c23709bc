'use client';

import { Eye } from 'lucide-react';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { SubjectLink } from '@/components/audit/subject-link.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { SeverityMark } from '@/components/ui/severity.tsx';
import { useAcknowledge } from '@/lib/client/alerts.ts';
import { ApiError } from '@/lib/client/api.ts';
import { routes } from '@/lib/client/routes.ts';
import type { AlertDto } from '@/lib/contracts/alerts.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { AlertState } from './alert-columns.tsx';

function AcknowledgeForm({ clusterId, alert }: { clusterId: string; alert: AlertDto }) {
  const acknowledge = useAcknowledge(clusterId);
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const refused =
    acknowledge.error instanceof ApiError ? acknowledge.error.fields : new Map<string, string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    acknowledge.mutate({ id: alert.id, by, note });
  };
  return (
    <form onSubmit={submit} noValidate aria-label="Acknowledge" className="flex flex-col gap-2.5">
      <Field label="Who looks at it" error={refused.get('by')}>
        {(control) => <Input {...control} value={by} onChange={({ target }) => setBy(target.value)} />}
      </Field>
      <Field label="Note" optional error={refused.get('note')}>
        {(control) => <Input {...control} value={note} onChange={({ target }) => setNote(target.value)} />}
      </Field>
      {acknowledge.error !== null && refused.size === 0 && (
        <Banner tone="crit" title="Nothing was acknowledged">
          {acknowledge.error.message}
        </Banner>
      )}
      <span>
        <Button type="submit" variant="primary" disabled={acknowledge.isPending}>
          <Eye aria-hidden className="size-3.5" />
          Acknowledge
        </Button>
      </span>
    </form>
  );
}

const toldText = ({ heldBack, toldAt }: AlertDto): string => {
  if (heldBack !== null) return `held back: ${heldBack}`;
  return toldAt === null ? 'nobody was told' : `told ${utcDateTime(toldAt)}`;
};

type AlertDrawerProps = { clusterId: string; alert: AlertDto; onClose: () => void };

/** One alert whole: what it means, since when, who was told, who looks at it. */
export function AlertDrawer({ clusterId, alert, onClose }: AlertDrawerProps) {
  const { acknowledged, closeMessage, firedAt, resolvedAt, unknownSince, words } = alert;
  const facts: readonly (readonly [string, string])[] = [
    ['Since', utcDateTime(firedAt)],
    ...(resolvedAt === null
      ? []
      : ([['Over', `${utcDateTime(resolvedAt)}, after ${formatDuration(resolvedAt - firedAt)}`]] as const)),
    ...(unknownSince === null
      ? []
      : ([['Unknown since', `${utcDateTime(unknownSince)}; it stays as it was`]] as const)),
    ['Messages', toldText(alert)],
    ...(alert.team === null ? [] : ([['Team', alert.team]] as const)),
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      placement="drawer"
      title="Alert"
      detail={alert.ruleName}
    >
      <div className="flex flex-col gap-4">
        <p className="flex flex-wrap items-center gap-2">
          <SeverityMark severity={alert.severity} pill />
          <AlertState alert={alert} />
          <SubjectLink clusterId={clusterId} subject={alert.subject} />
        </p>
        <p className="font-medium [overflow-wrap:anywhere]">{words}</p>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
          {facts.map(([label, text]) => (
            <div key={label} className="contents">
              <dt className="text-ink-3">{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {acknowledged !== null && (
          <p className="text-sm">
            <b className="font-semibold">{acknowledged.by}</b> looks at it since{' '}
            {utcDateTime(acknowledged.at)}. {acknowledged.note}
          </p>
        )}
        {closeMessage !== '' && (
          <p className="text-sm text-ink-2">
            {resolvedAt === null ? 'When it is over: ' : ''}
            {closeMessage}
          </p>
        )}
        {alert.phase === 'firing' && acknowledged === null && (
          <AcknowledgeForm clusterId={clusterId} alert={alert} />
        )}
        <Link href={routes.alertRule(clusterId, alert.ruleId)} className="text-sm text-accent underline">
          Open the rule
        </Link>
      </div>
    </Dialog>
  );
}

'use client';

import { type FormEvent, useState } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input, Select } from '@/components/ui/input.tsx';
import { useSaveChannel } from '@/lib/client/alerts.ts';
import { ApiError } from '@/lib/client/api.ts';
import { type ChannelDto, channelKinds } from '@/lib/contracts/alert-channels.ts';
import { type ChannelForm, channelInput, channelLabels, initialChannel } from './channel-form-state.ts';

type Part = {
  name: Exclude<keyof ChannelForm, 'kind' | 'security'>;
  label: string;
  hint?: string;
  secret?: true;
};

const URL_HINT = 'https address; whoever has it may post, so it is stored encrypted';
const PARTS: Readonly<Record<ChannelForm['kind'], readonly Part[]>> = {
  slack: [{ name: 'url', label: 'Incoming webhook', hint: URL_HINT, secret: true }],
  teams: [{ name: 'url', label: 'Workflows webhook', hint: URL_HINT, secret: true }],
  webhook: [
    { name: 'url', label: 'Address', hint: 'gets each message as JSON, with an Idempotency-Key' },
    {
      name: 'signingSecret',
      label: 'Signing secret',
      hint: 'HMAC-SHA256 in Highwater-Signature; without it nobody can tell who sent it',
      secret: true,
    },
  ],
  pagerduty: [
    { name: 'routingKey', label: 'Integration key', hint: 'of an Events API v2 integration', secret: true },
    { name: 'url', label: 'Address', hint: 'empty = events.pagerduty.com' },
  ],
  email: [
    { name: 'host', label: 'SMTP server' },
    { name: 'port', label: 'Port' },
    { name: 'from', label: 'From' },
    { name: 'to', label: 'To', hint: 'several with commas' },
    { name: 'username', label: 'User', hint: 'empty = no sign-in' },
    { name: 'password', label: 'Password', secret: true },
  ],
};

const SECURITIES = {
  starttls: 'STARTTLS, required',
  tls: 'TLS from the first byte',
  none: 'none: everything in the clear',
} as const;

/** Adds or changes a channel. Secrets go in and never come out. */
export function ChannelDialog({ channel, onClose }: { channel: ChannelDto | null; onClose: () => void }) {
  const [form, setForm] = useState(() => initialChannel(channel));
  const save = useSaveChannel(channel?.id ?? null);
  const refused = save.error instanceof ApiError ? save.error.fields : new Map<string, string>();
  const change = (part: Partial<ChannelForm>) => {
    setForm((current) => ({ ...current, ...part }));
    save.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(channelInput(form), { onSuccess: onClose });
  };
  const errorOf = (name: string) =>
    refused.get(name) ?? [...refused].find(([field]) => field.startsWith(`${name}.`))?.[1];
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={channel === null ? 'Add a channel' : `Change ${channel.name}`}
      footer={
        <span className="ml-auto flex gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="channel-form" variant="primary" disabled={save.isPending}>
            {channel === null ? 'Add channel' : 'Save channel'}
          </Button>
        </span>
      }
    >
      <form id="channel-form" onSubmit={submit} noValidate className="grid items-start gap-3 sm:grid-cols-2">
        <Field label="Kind">
          {(control) => (
            <Select
              {...control}
              value={form.kind}
              disabled={channel !== null}
              onChange={({ target }) => {
                const kind = channelKinds.find((one) => one === target.value);
                if (kind !== undefined) change({ kind, url: '' });
              }}
            >
              {channelKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {channelLabels[kind]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Name" error={errorOf('name')}>
          {(control) => (
            <Input {...control} value={form.name} onChange={({ target }) => change({ name: target.value })} />
          )}
        </Field>
        {PARTS[form.kind].map(({ name, label, hint, secret }) => (
          <Field
            key={name}
            label={label}
            hint={secret && channel?.hasSecrets ? 'empty = the stored one stays' : hint}
            error={errorOf(name)}
          >
            {(control) => (
              <Input
                {...control}
                type={secret ? 'password' : 'text'}
                autoComplete="off"
                value={form[name]}
                onChange={({ target }) => change({ [name]: target.value })}
              />
            )}
          </Field>
        ))}
        {form.kind === 'email' && (
          <Field label="Encryption">
            {(control) => (
              <Select
                {...control}
                value={form.security}
                onChange={({ target: { value } }) => {
                  if (value === 'tls' || value === 'starttls' || value === 'none')
                    change({ security: value });
                }}
              >
                {Object.entries(SECURITIES).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        {save.error !== null && (
          <Banner tone="crit" title="Nothing was saved" className="col-span-full">
            {refused.size > 0 ? 'The marked field says why.' : save.error.message}
          </Banner>
        )}
      </form>
    </Dialog>
  );
}

import type { ChannelDto, ChannelInput, ChannelKind } from '@/lib/contracts/alert-channels.ts';

/** What any kind of channel has, as the fields hold it. Secrets are empty until somebody types one. */
export type ChannelForm = {
  kind: ChannelKind;
  name: string;
  url: string;
  signingSecret: string;
  routingKey: string;
  host: string;
  port: string;
  security: 'tls' | 'starttls' | 'none';
  from: string;
  to: string;
  username: string;
  password: string;
};

export const channelLabels: Readonly<Record<ChannelKind, string>> = {
  slack: 'Slack',
  teams: 'Microsoft Teams',
  webhook: 'Webhook',
  pagerduty: 'PagerDuty',
  email: 'Mail',
};

const text = (value: unknown, otherwise = ''): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;

export function initialChannel(channel: ChannelDto | null): ChannelForm {
  const settings = channel?.settings ?? {};
  const { security, to } = settings;
  return {
    kind: channel?.kind ?? 'slack',
    name: channel?.name ?? '',
    url: text(settings.url),
    signingSecret: '',
    routingKey: '',
    host: text(settings.host),
    port: text(settings.port, '587'),
    security: security === 'tls' || security === 'none' ? security : 'starttls',
    from: text(settings.from),
    to: Array.isArray(to) ? to.join(', ') : '',
    username: text(settings.username),
    password: '',
  };
}

/** What is sent. An empty secret is left out: the stored one stays. */
export function channelInput(form: ChannelForm): ChannelInput {
  const { kind, name, url } = form;
  const secret = <Name extends 'url' | 'signingSecret' | 'routingKey' | 'password'>(field: Name) =>
    (form[field] === '' ? {} : { [field]: form[field] }) as { [Key in Name]?: string };
  switch (kind) {
    case 'slack':
    case 'teams':
      return { kind, name, ...secret('url') };
    case 'webhook':
      return { kind, name, url, ...secret('signingSecret') };
    case 'pagerduty':
      return { kind, name, ...(url !== '' && { url }), ...secret('routingKey') };
    case 'email':
      return {
        kind,
        name,
        host: form.host,
        port: Number(form.port),
        security: form.security,
        from: form.from,
        to: form.to
          .split(',')
          .map((address) => address.trim())
          .filter((address) => address !== ''),
        username: form.username,
        ...secret('password'),
      };
  }
}

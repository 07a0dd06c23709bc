import type { ChannelKind, ValidChannel } from '@/lib/contracts/alert-channels.ts';

type Of<Kind extends ChannelKind> = Extract<ValidChannel, { kind: Kind }>;

/** A channel with its secrets in the clear: never leaves the server. */
export type Channel =
  | (Omit<Of<'slack'>, 'url'> & { url: string })
  | (Omit<Of<'teams'>, 'url'> & { url: string })
  | Of<'webhook'>
  | (Omit<Of<'pagerduty'>, 'routingKey'> & { routingKey: string })
  | Of<'email'>;

/** What of each kind is sealed. The first is the one a form complains about. */
export const SECRET_FIELDS = {
  slack: ['url'],
  teams: ['url'],
  webhook: ['signingSecret'],
  pagerduty: ['routingKey'],
  email: ['password'],
} as const satisfies Record<ChannelKind, readonly [string, ...string[]]>;

/** Kinds that are nothing without their secret. */
export const NEEDS_SECRET: ReadonlySet<ChannelKind> = new Set(['slack', 'teams', 'pagerduty']);

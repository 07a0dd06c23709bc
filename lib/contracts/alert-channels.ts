import { z } from 'zod';
import { epochMs } from './common.ts';

const name = z.string().trim().min(1, 'must not be empty').max(80);

export const channelKinds = ['slack', 'webhook', 'email', 'pagerduty', 'teams'] as const;

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).max(2048);
/** Left out on update: the stored one stays. */
const secret = z.string().min(1).max(2048).optional();

/** Addresses of Slack and Teams are secrets themselves: whoever has one may post. */
export const channelInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slack'), name, url: httpUrl.optional() }),
  z.strictObject({ kind: z.literal('teams'), name, url: httpUrl.optional() }),
  z.strictObject({
    kind: z.literal('webhook'),
    name,
    url: httpUrl,
    /** Signs each request (HMAC-SHA256); without it nobody can tell who sent it. */
    signingSecret: secret,
  }),
  z.strictObject({
    kind: z.literal('pagerduty'),
    name,
    url: httpUrl.default('https://events.pagerduty.com/v2/enqueue'),
    routingKey: secret,
  }),
  z.strictObject({
    kind: z.literal('email'),
    name,
    host: z.string().trim().min(1).max(255),
    port: z.int().min(1).max(65_535).default(587),
    /** tls: from the first byte. starttls: required before anything is said. none: in the clear. */
    security: z.enum(['tls', 'starttls', 'none']).default('starttls'),
    from: z.email().max(254),
    to: z.array(z.email().max(254)).min(1).max(50),
    username: z.string().max(256).default(''),
    password: secret,
  }),
]);

export const channelSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(channelKinds),
  /** Where it goes, without what must stay secret. */
  target: z.string(),
  /** What a form needs to show; never a secret. */
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  hasSecrets: z.boolean(),
  /** Why it cannot be used; null when it can. */
  problem: z.string().nullable(),
  /** Newest delivery that ended. */
  last: z.object({ state: z.enum(['sent', 'failed']), at: epochMs, error: z.string().nullable() }).nullable(),
  waiting: z.int(),
  rules: z.int(),
});

export const channelListSchema = z.object({ items: z.array(channelSchema) });

export const channelTestSchema = z.object({
  ok: z.boolean(),
  /** What the other side said. */
  answer: z.string(),
  durationMs: z.int(),
});

export type ChannelInput = z.input<typeof channelInputSchema>;
export type ValidChannel = z.output<typeof channelInputSchema>;
export type ChannelKind = (typeof channelKinds)[number];
export type ChannelDto = z.infer<typeof channelSchema>;
export type ChannelListDto = z.infer<typeof channelListSchema>;
export type ChannelTestDto = z.infer<typeof channelTestSchema>;

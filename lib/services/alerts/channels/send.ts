import type { AlertMessage } from '@/lib/domain/alerts/message.ts';
import type { Channel } from './channel.ts';
import { sendEmail } from './email.ts';
import { postJson, type SendResult } from './http.ts';
import { pagerdutyPayload, signature, slackPayload, teamsPayload, webhookPayload } from './payloads.ts';

/** A receiver that takes longer than this is tried again. */
export const SEND_TIMEOUT_MS = 10_000;

export type Send = (channel: Channel, message: AlertMessage, signal: AbortSignal) => Promise<SendResult>;

/** One attempt to deliver one message; a failure is in the result, never thrown. */
export const sendTo =
  (now: () => number): Send =>
  async (channel, message, ending) => {
    const signal = AbortSignal.any([ending, AbortSignal.timeout(SEND_TIMEOUT_MS)]);
    const key = { 'idempotency-key': message.key };
    switch (channel.kind) {
      case 'email':
        return sendEmail(channel, message, { signal, timeoutMs: SEND_TIMEOUT_MS });
      case 'slack':
        return postJson(channel.url, JSON.stringify(slackPayload(message)), key, signal);
      case 'teams':
        return postJson(channel.url, JSON.stringify(teamsPayload(message)), key, signal);
      case 'pagerduty': {
        const payload = pagerdutyPayload(message, channel.routingKey);
        if (payload === null)
          return { ok: true, answer: 'Nothing to send: others of the incident still fire.' };
        return postJson(channel.url, JSON.stringify(payload), key, signal);
      }
      case 'webhook': {
        const body = JSON.stringify(webhookPayload(message));
        const signed =
          channel.signingSecret === undefined
            ? {}
            : { 'highwater-signature': signature(channel.signingSecret, body, now()) };
        return postJson(channel.url, body, { ...key, ...signed }, signal);
      }
    }
  };

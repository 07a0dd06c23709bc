import { createHmac } from 'node:crypto';
import { type AlertMessage, bodyLines, headline } from '@/lib/domain/alerts/message.ts';

/** Slack's own three control characters: a name must not become a link or a mention. */
const slackText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Slack cuts sections off at 3,000 characters. */
const SLACK_MAX = 2_900;

/** Incoming webhook, https://api.slack.com/messaging/webhooks. */
export function slackPayload(message: AlertMessage): object {
  const lines = bodyLines(message).map((line) => (line === message.url ? `<${line}>` : slackText(line)));
  return {
    text: slackText(headline(message)),
    blocks: [section(`*${slackText(headline(message))}*`), section(lines.join('\n').slice(0, SLACK_MAX))],
  };
}

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

const TEAMS_COLOR = { critical: 'attention', warn: 'warning', info: 'default' } as const;

/** A Workflows webhook ("when a Teams webhook request is received") takes Adaptive Cards, 1.4 at most in Teams mobile. */
export function teamsPayload(message: AlertMessage): object {
  const { kind, rule, url } = message;
  const lines = bodyLines(message).filter((line) => line !== url);
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      {
        type: 'TextBlock',
        text: headline(message),
        weight: 'bolder',
        size: 'medium',
        wrap: true,
        color: kind === 'resolved' ? 'good' : TEAMS_COLOR[rule.severity],
      },
      ...lines.map((text) => ({ type: 'TextBlock', text, wrap: true })),
    ],
    ...(url !== null && { actions: [{ type: 'Action.OpenUrl', title: 'Open in Highwater', url }] }),
  };
  return {
    type: 'message',
    attachments: [
      { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card },
    ],
  };
}

const PAGERDUTY_SEVERITY = { critical: 'critical', warn: 'warning', info: 'info' } as const;
/** PagerDuty refuses longer summaries. */
const SUMMARY_MAX = 1024;

/**
 * Events API v2. Its dedup_key is the incident's, so that a repeat adds to the open incident. While other subjects of the
 * incident still fire it is not resolved: null = nothing to send.
 */
export function pagerdutyPayload(message: AlertMessage, routingKey: string): object | null {
  const { kind, stillFiring, rule, cluster, url, at } = message;
  if (kind === 'resolved' && stillFiring > 0) return null;
  const event = { routing_key: routingKey, dedup_key: message.incident.slice(0, 255) };
  if (kind === 'resolved') return { ...event, event_action: 'resolve' };
  return {
    ...event,
    event_action: 'trigger',
    client: 'Highwater',
    ...(url !== null && { client_url: url, links: [{ href: url, text: 'Open in Highwater' }] }),
    payload: {
      summary: headline(message).slice(0, SUMMARY_MAX),
      source: cluster.name,
      severity: PAGERDUTY_SEVERITY[rule.severity],
      timestamp: new Date(at).toISOString(),
      component: rule.name,
      group: cluster.environment,
      custom_details: { message_key: message.key, details: bodyLines(message) },
    },
  };
}

/** The whole message as data, with its text for those who only forward it. */
export const webhookPayload = (message: AlertMessage): object => ({
  ...message,
  text: [headline(message), ...bodyLines(message)].join('\n'),
});

/**
 * `t=<unix seconds>,v1=<hex>`: HMAC-SHA256 over `<seconds>.<body>`. The time is signed too, so that a receiver can refuse
 * what was recorded earlier.
 */
export function signature(secret: string, body: string, nowMs: number): string {
  const seconds = Math.floor(nowMs / 1000);
  const hex = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${hex}`;
}

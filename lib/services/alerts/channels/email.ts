import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { type AlertMessage, bodyLines, headline } from '@/lib/domain/alerts/message.ts';
import type { Channel } from './channel.ts';
import { reasonOf, type SendResult } from './http.ts';

const MAIL_PRIORITY = { critical: 'high', warn: 'normal', info: 'low' } as const;

/** The same for every attempt, so that mailboxes keep one of two equal mails. */
const idOf = (text: string): string =>
  `<${createHash('sha256').update(text).digest('hex').slice(0, 40)}@highwater>`;

/** Sends one mail over a connection of its own, within the time that `signal` allows. */
export async function sendEmail(
  channel: Extract<Channel, { kind: 'email' }>,
  message: AlertMessage,
  { signal, timeoutMs }: { signal: AbortSignal; timeoutMs: number },
): Promise<SendResult> {
  const { host, port, security, username, password } = channel;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(username !== '' && { auth: { user: username, pass: password ?? '' } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const incident = idOf(message.incident);
  const sent = transport.sendMail({
    from: channel.from,
    to: channel.to,
    subject: headline(message),
    text: bodyLines(message).join('\n'),
    messageId: idOf(message.key),
    // One conversation for an incident.
    inReplyTo: incident,
    references: incident,
    date: new Date(message.at),
    priority: MAIL_PRIORITY[message.rule.severity],
  });
  const aborted = new Promise<never>((_, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  try {
    const { response } = await Promise.race([sent, aborted]);
    return { ok: true, answer: response };
  } catch (error) {
    sent.catch(() => undefined); // what ended the wait has been said
    const code = smtpCode(error);
    // 5yz is a permanent refusal, RFC 5321 section 4.2.1.
    return { ok: false, error: reasonOf(error), isFinal: code !== null && code >= 500, retryAfterMs: null };
  } finally {
    transport.close();
  }
}

function smtpCode(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('responseCode' in error)) return null;
  return typeof error.responseCode === 'number' ? error.responseCode : null;
}

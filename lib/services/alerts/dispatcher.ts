import type { AlertDeliveryRecord } from '@/lib/db/alerts-records.ts';
import type { Store } from '@/lib/db/store.ts';
import { backoffMs, isGivenUp } from '@/lib/domain/alerts/backoff.ts';
import type { AlertMessage } from '@/lib/domain/alerts/message.ts';
import { isAppError } from '@/lib/shared/app-error.ts';
import type { ChannelBook } from './channel-book.ts';
import type { SendResult } from './channels/http.ts';
import type { Send } from './channels/send.ts';

/** Sent at once at most; the rest of the outbox waits for the next round. */
const AT_ONCE = 8;
const READ_MAX = 1_000;

type Parts = {
  store: Pick<Store, 'waitingDeliveries' | 'updateDelivery'>;
  channels: Pick<ChannelBook, 'open'>;
  send: Send;
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
};

/**
 * Delivers what is due, once. The messages of one incident to one channel go in order: a later one waits until the one
 * before it is sent or given up, or an incident that is over would be opened again.
 * @returns how many were tried
 */
export async function deliverDue(parts: Parts, ending: AbortSignal): Promise<number> {
  const { store, now } = parts;
  const waiting = await store.waitingDeliveries(READ_MAX);
  const due = firstOfEach(waiting)
    .filter(({ nextAt }) => nextAt <= now())
    .slice(0, AT_ONCE);
  await Promise.all(due.map((delivery) => deliver(delivery, parts, ending)));
  return due.length;
}

function firstOfEach(waiting: readonly AlertDeliveryRecord[]): AlertDeliveryRecord[] {
  const seen = new Set<string>();
  return waiting.filter(({ channelId, incident }) => {
    const line = `${channelId} ${incident}`;
    if (seen.has(line)) return false;
    seen.add(line);
    return true;
  });
}

async function deliver(delivery: AlertDeliveryRecord, parts: Parts, ending: AbortSignal): Promise<void> {
  const { store, now, random } = parts;
  const result = await attempt(delivery, parts, ending);
  // Stopped in between: whether it arrived is not known, so it is sent again with the same key.
  if (ending.aborted && !result.ok) return;
  const attempts = delivery.attempts + 1;
  const at = now();
  if (result.ok) {
    await store.updateDelivery({ ...delivery, attempts, state: 'sent', endedAt: at, error: null });
    return;
  }
  const isOver = result.isFinal || isGivenUp(attempts);
  await store.updateDelivery({
    ...delivery,
    attempts,
    error: result.error,
    ...(isOver
      ? { state: 'failed', endedAt: at }
      : { nextAt: at + Math.max(backoffMs(attempts, random()), result.retryAfterMs ?? 0) }),
  });
}

async function attempt(
  { channelId, message }: AlertDeliveryRecord,
  { channels, send }: Parts,
  ending: AbortSignal,
): Promise<SendResult> {
  try {
    const channel = await channels.open(channelId);
    return await send(channel, JSON.parse(message) as AlertMessage, ending);
  } catch (error) {
    // A channel that cannot be opened (its secrets need another key) may be mended while the message waits.
    if (isAppError(error)) return { ok: false, error: error.message, isFinal: false, retryAfterMs: null };
    throw error;
  }
}

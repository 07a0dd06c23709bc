import type { TimelineEvent } from './event.ts';
import { STARTED } from './watched.ts';

export type StatusThen = { status: string; since: number | null; reason: string | null };

/**
 * The status of a group at a moment: the one the last change before it led to, or the one that the next change after it
 * came from, or that of now when nothing changed since. Null when Highwater was started in between, or the group went or
 * came: then none of them tells.
 * @param before events of the group and starts up to the moment, newest first
 * @param after the same after it, oldest first
 * @param now the status the group has now; null when it cannot be known
 */
export function statusAt(
  before: readonly TimelineEvent[],
  after: readonly TimelineEvent[],
  now: string | null,
): StatusThen | null {
  const [last] = before;
  if (last?.kind === 'status.changed' && last.to !== null) {
    return { status: last.to, since: last.at, reason: last.details[0]?.label ?? null };
  }
  const [next] = after;
  if (next?.kind === 'status.changed' && next.from !== null) {
    return { status: next.from, since: null, reason: null };
  }
  return next === undefined && now !== null ? { status: now, since: null, reason: null } : null;
}

const MISSING: ReadonlySet<string> = new Set(['broker.down', 'broker.silent']);

/**
 * Brokers that were down or silent, by their last event.
 * @param events of brokers, and starts, up to the moment, newest first
 */
export function brokersMissingAt(
  events: readonly TimelineEvent[],
): { brokerId: number; since: number; title: string }[] {
  const last = new Map<string, TimelineEvent>();
  for (const event of events) {
    // What happened while nobody watched is unknown.
    if (event.kind === STARTED) break;
    if (event.subject.kind === 'broker' && !last.has(event.subject.name)) last.set(event.subject.name, event);
  }
  return [...last.values()]
    .filter(({ kind }) => MISSING.has(kind))
    .map(({ subject, at, title }) => ({ brokerId: Number(subject.name), since: at, title }));
}

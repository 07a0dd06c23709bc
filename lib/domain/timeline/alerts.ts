import type { Severity } from '@/lib/domain/audit/verdict.ts';
import { type EventSubject, type NewEvent, newEvent } from './event.ts';
import { boundStorms } from './storm.ts';

/** An alert of which something is told now. */
export type ToldAlert = {
  rule: string;
  severity: Severity;
  subject: EventSubject;
  /** What was known when it fired, or last. */
  words: string;
  firedAt: number | null;
  resolvedAt: number | null;
};

/** Alerts that fired or ended with the evaluation at `at`, epoch ms; `ending` says how those that ended did. */
export function alertEvents(alerts: readonly ToldAlert[], at: number, ending = 'is over'): NewEvent[] {
  const events = alerts.flatMap(({ rule, severity, subject, words, firedAt, resolvedAt }) => {
    if (resolvedAt === at) {
      return newEvent({ at, kind: 'alert.resolved', severity: 'info', subject, title: `${rule} ${ending}` });
    }
    if (firedAt !== at) return [];
    return newEvent({ at, kind: 'alert.fired', severity, subject, title: `${rule}: ${words}` });
  });
  return boundStorms(events);
}

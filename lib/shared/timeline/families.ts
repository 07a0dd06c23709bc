/** What happened, by the part of a kind before its dot: `config.changed` is of the family `config`. */
export const EVENT_FAMILIES = {
  broker: 'Brokers',
  controller: 'Controller',
  leader: 'Leaders',
  isr: 'In-sync replicas',
  topic: 'Topics',
  config: 'Configs',
  group: 'Groups',
  offsets: 'Offsets',
  status: 'Group status',
  audit: 'Audit',
  alert: 'Alerts',
  highwater: 'Highwater',
} as const;

export type EventFamily = keyof typeof EVENT_FAMILIES;

/** Null for a kind that a newer version wrote. */
export function familyOf(kind: string): EventFamily | null {
  const [family = ''] = kind.split('.');
  return Object.hasOwn(EVENT_FAMILIES, family) ? (family as EventFamily) : null;
}

/** Nothing of these happens by itself: somebody did it, here or with another tool. */
const DONE_BY_SOMEBODY: ReadonlySet<string> = new Set(['topic', 'config', 'offsets']);

/**
 * Who did it, in the words of the console; null where nobody had to. A change made here has an actor once there is
 * sign-in.
 */
export function actorText(event: {
  kind: string;
  changeId: string | null;
  actor: string | null;
}): string | null {
  if (event.changeId !== null) return `Made here by ${event.actor ?? 'somebody without a name'}`;
  const family = familyOf(event.kind);
  return family !== null && DONE_BY_SOMEBODY.has(family) ? 'Not made here, actor unknown' : null;
}

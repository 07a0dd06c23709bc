import type { TimelineEvent } from './event.ts';

/** The events of one subject on both sides of a moment. */
export type Around = { before: TimelineEvent | undefined; after: TimelineEvent | undefined };

/**
 * Finds the newest event at or before a moment, epoch ms, and the oldest one after it.
 * @param events newest first
 * @param keyOf names the subject of an event; null: it is about all subjects
 */
export function eventsAround(
  events: readonly TimelineEvent[],
  keyOf: (event: TimelineEvent) => string | null,
): (key: string, at: number) => Around {
  const ofAll: TimelineEvent[] = [];
  const byKey = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    const key = keyOf(event);
    const known = key === null ? ofAll : byKey.get(key);
    if (known) known.push(event);
    else if (key !== null) byKey.set(key, [event]);
  }
  const merged = new Map<string, readonly TimelineEvent[]>();
  return (key, at) => {
    let own = merged.get(key);
    if (own === undefined) {
      own = [...(byKey.get(key) ?? []), ...ofAll].sort((a, b) => b.at - a.at);
      merged.set(key, own);
    }
    const next = own.findIndex((event) => event.at <= at);
    return next < 0
      ? { before: undefined, after: own.at(-1) }
      : { before: own[next], after: next === 0 ? undefined : own[next - 1] };
  };
}

/** What an event tells of the state of its subject. */
export type Told<State extends string> = {
  /** What it may have been before, the likeliest first; empty = the event does not tell. */
  from: readonly State[];
  /** What it is since; null = the event does not tell. */
  to: State | null;
};

export const TELLS_NOTHING: Told<never> = { from: [], to: null };

type Options<State extends string> = {
  /** Null: what was known of any subject ends with this event. */
  keyOf: (event: TimelineEvent) => string | null;
  tells: (event: TimelineEvent) => Told<State>;
  /** What a subject is now; null = that cannot be known. */
  now: (key: string) => State | null;
};

/**
 * The states of subjects in the past: those between the events that were told, up to the one of now.
 * @param events newest first
 * @returns the state at a moment, epoch ms; null when no event tells it, or when two contradict each other: then
 * something happened in between that nobody saw
 */
export function pastStates<State extends string>(
  events: readonly TimelineEvent[],
  { keyOf, tells, now }: Options<State>,
): (key: string, at: number) => State | null {
  const around = eventsAround(events, keyOf);
  return (key, at) => {
    const { before, after } = around(key, at);
    const since = before === undefined ? null : tells(before).to;
    const until = after === undefined ? listOf(now(key)) : tells(after).from;
    if (since === null) return until[0] ?? null;
    return until.length === 0 || until.includes(since) ? since : null;
  };
}

const listOf = <One>(one: One | null): readonly One[] => (one === null ? [] : [one]);

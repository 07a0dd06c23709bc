import { plural } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import type { EventSubject, TimelineEvent } from './event.ts';
import { STARTED } from './watched.ts';

/** What was so at a moment, or why that cannot be known, as a sentence. */
export type Past<State> = { kind: 'known'; state: State } | { kind: 'unknown'; reason: string };

export const known = <State>(state: State): Past<State> => ({ kind: 'known', state });
export const unknown = (reason: string): Past<never> => ({ kind: 'unknown', reason });

/** What was so before `at`, epoch ms, by what was so from then on. */
export type Step<State> = { at: number; back: (later: Past<State>) => Past<State> };

/** A step that changes what is known; what is not stays so. */
export const undoing = <State>(at: number, undo: (state: State) => State): Step<State> => ({
  at,
  back: (later) => (later.kind === 'known' ? known(undo(later.state)) : later),
});

/** A step before which something was so, whatever came later. */
export type Ending<State> = { at: number; back: () => Past<State> };

export const settling = <State>(at: number, past: Past<State>): Ending<State> => ({ at, back: () => past });

/** A step before which nothing is known. */
export const ending = (at: number, reason: string): Ending<never> => settling(at, unknown(reason));

/**
 * What was so at a moment, epoch ms: what is so now, with every step after the moment taken back, the newest first.
 * @param steps in any order; of one moment the newest first
 */
export const goBack = <State>(now: Past<State>, steps: readonly Step<State>[], at: number): Past<State> =>
  steps
    .filter((step) => step.at > at)
    .sort((a, b) => b.at - a.at)
    .reduce((later, { back }) => back(later), now);

/** Two readings, epoch ms, that a change happened between. */
export type Between = { after: number; before: number };

/** Set when the moment lies between the readings: then it is open whether the change was made already. */
export const betweenOf = (readAt: number, shownAt: number, at: number): Between | null =>
  at > readAt && at < shownAt ? { after: readAt, before: shownAt } : null;

export const isAbout = (event: Pick<TimelineEvent, 'subject'>, { kind, name }: EventSubject): boolean =>
  event.subject.kind === kind && event.subject.name === name;

/**
 * The step of an event that ends what is known of a subject: nobody watched before it, or many changed at once and not each
 * is named. Null for all others.
 */
export function endOf(event: TimelineEvent, about: EventSubject): Ending<never> | null {
  const { kind, at, from, subject, mentions, detailsTotal } = event;
  if (kind === STARTED) {
    const since =
      from === null
        ? `Highwater watches this cluster only since ${utcDateTime(at)}.`
        : `Highwater did not watch from ${utcDateTime(Date.parse(from))} to ${utcDateTime(at)}.`;
    return ending(at, since);
  }
  const isOfMany = subject.kind === 'cluster' && mentions.length > 0;
  const isElsewhere =
    mentions.length === detailsTotal && !mentions.some((one) => isAbout({ subject: one }, about));
  if (!isOfMany || isElsewhere) return null;
  return ending(
    at,
    `${plural(detailsTotal, 'change')} came at once at ${utcDateTime(at)}: not each is kept.`,
  );
}

/** What was watched and kept: `firstReadAt` by this run of Highwater; both epoch ms. */
export type Watched = { events: readonly TimelineEvent[]; completeFrom: number; firstReadAt: number };

/** The steps before which nothing was read, and nothing is kept. */
export const bounds = ({ completeFrom, firstReadAt }: Watched): Ending<never>[] => [
  ending(completeFrom, `What changed before ${utcDateTime(completeFrom)} is not kept.`),
  ending(firstReadAt, `Highwater could first read it at ${utcDateTime(firstReadAt)}, after its start.`),
];

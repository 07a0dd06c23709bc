import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import { type AlertState, leave, type Sample, type Step, step } from './machine.ts';
import { type Episode, isSettled, planNotices } from './notices.ts';
import type { AlertRule } from './rule.ts';

/** The subject was not there: what was pending is off, what fired is over. */
export const GONE = Symbol('gone');

export type PastSample = { at: number; value: Sample['value'] | typeof GONE };

/** `about` tells apart what a subject has several of, such as findings; empty otherwise. */
export type SubjectSamples = {
  subject: SubjectRef;
  about: string;
  team: string | null;
  samples: readonly PastSample[];
};

/** `resolvedAt` null: it would still fire at the end. `worst`: the value furthest beyond the threshold, if a number. */
export type Firing = {
  subject: SubjectRef;
  about: string;
  firedAt: number;
  resolvedAt: number | null;
  worst: number | null;
};

export type ReplayResult = {
  /** By time. */
  firings: readonly Firing[];
  messages: readonly { at: number; kind: string; subjects: number }[];
};

type Options = {
  /** A longer time without a sample stops the clocks. */
  gapMs: number;
  isBelow: boolean;
  isHeld: (subject: SubjectRef, at: number) => boolean;
};

/** What a rule would have done over past samples: the same machine and the same plan of messages as in service. */
export function replay(
  rule: AlertRule,
  subjects: readonly SubjectSamples[],
  { gapMs, isBelow, isHeld }: Options,
): ReplayResult {
  const moments = new Map<number, { track: Track; sample: PastSample }[]>();
  for (const { samples, ...subject } of subjects) {
    const track: Track = { ...subject, state: null, firing: null };
    for (const sample of samples) {
      const known = moments.get(sample.at);
      if (known) known.push({ track, sample });
      else moments.set(sample.at, [{ track, sample }]);
    }
  }
  const firings: (Firing & { id: string })[] = [];
  const bySubject = new Map<string, SubjectRef>();
  const messages: ReplayResult['messages'][number][] = [];
  let open: readonly Episode[] = [];
  for (const at of [...moments.keys()].sort((a, b) => a - b)) {
    for (const { track, sample } of moments.get(at) ?? []) {
      const { state, event } = next(rule, track.state, sample, gapMs);
      track.state = state;
      if (event === 'fired') {
        const id = String(firings.length).padStart(9, '0');
        const { subject, about, team } = track;
        track.firing = { id, subject, about, firedAt: at, resolvedAt: null, worst: null };
        firings.push(track.firing);
        bySubject.set(id, subject);
        open = [...open, newEpisode(id, team, at)];
      }
      if (track.firing !== null && typeof sample.value === 'number') {
        track.firing.worst = worse(track.firing.worst, sample.value, isBelow);
      }
      if (event === 'resolved' && track.firing !== null) {
        const { id } = track.firing;
        track.firing.resolvedAt = at;
        track.firing = null;
        open = open.map((episode) => (episode.id === id ? { ...episode, resolvedAt: at } : episode));
      }
    }
    const plan = planNotices(rule, open, at, ({ id }) => {
      const subject = bySubject.get(id);
      return subject !== undefined && isHeld(subject, at);
    });
    for (const { kind, episodeIds } of plan.notices) messages.push({ at, kind, subjects: episodeIds.length });
    open = plan.episodes.filter((episode) => !isSettled(episode));
  }
  return { firings: firings.map(({ id: _, ...firing }) => firing), messages };
}

function next(rule: AlertRule, state: AlertState | null, { at, value }: PastSample, gapMs: number): Step {
  if (value !== GONE) return step(rule, state, { at, value }, gapMs);
  return state === null ? { state, event: null } : leave(state);
}

type Track = Omit<SubjectSamples, 'samples'> & {
  state: AlertState | null;
  firing: (Firing & { id: string }) | null;
};

export const newEpisode = (id: string, team: string | null, firedAt: number): Episode => ({
  id,
  team,
  firedAt,
  resolvedAt: null,
  acknowledgedAt: null,
  toldAt: null,
  toldLastAt: null,
  closedAt: null,
});

function worse(known: number | null, value: number, isBelow: boolean): number {
  if (known === null) return value;
  return isBelow ? Math.min(known, value) : Math.max(known, value);
}

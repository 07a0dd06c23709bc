import { type AlertRule, readingOf } from './rule.ts';
import type { Signal } from './signal.ts';

/**
 * Where one subject of one rule stands. No state = inactive. Acknowledging is a mark beside it: it silences repeats and
 * changes no transition.
 */
export type AlertState = {
  phase: 'pending' | 'firing';
  /** When the phase began, epoch ms as below. */
  since: number;
  /** Known time that counts towards the next phase: of the breach while pending, of the clear run while firing. */
  heldMs: number;
  /** Firing, and clear since the last known sample. */
  isClearing: boolean;
  /** Newest sample with a value. */
  knownAt: number;
  /** Newest sample of all. */
  seenAt: number;
  /** Since when it cannot be told; null while it can. */
  unknownSince: number | null;
};

export type Sample = { at: number } & Pick<Signal, 'value' | 'isBound'>;

export type AlertEvent = 'pending' | 'cancelled' | 'fired' | 'resolved';

export type Step = { state: AlertState | null; event: AlertEvent | null };

type Timing = Pick<AlertRule, 'signal' | 'of' | 'choices' | 'threshold' | 'clearThreshold'> &
  Pick<AlertRule, 'forMs' | 'clearForMs'>;

/**
 * The next state. Unknown neither fires nor resolves: it keeps the state and stops both clocks, as a gap of more than
 * `gapMs` without any sample does, because nobody looked. A sample that is not newer than the last one changes nothing.
 */
export function step(rule: Timing, state: AlertState | null, sample: Sample, gapMs: number): Step {
  const { at } = sample;
  if (state !== null && at <= state.seenAt) return { state, event: null };
  const reading = readingOf(rule, sample);
  if (state === null) {
    if (reading !== 'breach') return { state: null, event: null };
    return rule.forMs === 0 ? enter('firing', at) : enter('pending', at);
  }
  if (reading === 'unknown') {
    return { state: { ...state, seenAt: at, unknownSince: state.unknownSince ?? at }, event: null };
  }
  const wasWatched = state.unknownSince === null && at - state.knownAt <= gapMs;
  const passedMs = wasWatched ? at - state.knownAt : 0;
  const seen = { ...state, knownAt: at, seenAt: at, unknownSince: null };
  if (state.phase === 'pending') {
    if (reading !== 'breach') return { state: null, event: 'cancelled' };
    const heldMs = state.heldMs + passedMs;
    return heldMs >= rule.forMs ? enter('firing', at) : { state: { ...seen, heldMs }, event: null };
  }
  if (reading !== 'clear') return { state: { ...seen, heldMs: 0, isClearing: false }, event: null };
  const heldMs = state.isClearing ? state.heldMs + passedMs : 0;
  if (heldMs >= rule.clearForMs) return { state: null, event: 'resolved' };
  return { state: { ...seen, heldMs, isClearing: true }, event: null };
}

const EVENT_OF = { pending: 'pending', firing: 'fired' } as const;

function enter(phase: AlertState['phase'], at: number): Step {
  const state = {
    phase,
    since: at,
    heldMs: 0,
    isClearing: false,
    knownAt: at,
    seenAt: at,
    unknownSince: null,
  };
  return { state, event: EVENT_OF[phase] };
}

/** The subject is not there any more: what was pending is off, what fired is over. */
export const leave = (state: AlertState): Step => ({
  state: null,
  event: state.phase === 'firing' ? 'resolved' : 'cancelled',
});

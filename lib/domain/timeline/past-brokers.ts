import type { TimelineEvent } from './event.ts';
import { pastStates, TELLS_NOTHING, type Told } from './past-states.ts';
import { STARTED } from './watched.ts';

/** unresponsive: listed without answering; absent: not listed. */
export type PastBrokerState = 'up' | 'unresponsive' | 'absent';

const TOLD: Readonly<Record<string, Told<PastBrokerState>>> = {
  // That it did not answer before would have been told.
  'broker.down': { from: ['up', 'unresponsive'], to: 'absent' },
  'broker.back': { from: ['absent'], to: 'up' },
  'broker.joined': { from: [], to: 'up' },
  'broker.silent': { from: ['up'], to: 'unresponsive' },
  'broker.answers': { from: ['unresponsive'], to: 'up' },
};

/** Kinds of events that tell whether a broker is there, or end what others told. */
export const BROKER_KINDS: readonly string[] = [...Object.keys(TOLD), STARTED];

/**
 * The states of brokers in the past, by the changes of them that were told.
 * @param events of `BROKER_KINDS`, newest first
 * @param now the state of a broker now; null when that cannot be known
 * @returns the state of a broker, by its id, at a moment, epoch ms; null when no event tells it
 */
export const pastBrokers = (
  events: readonly TimelineEvent[],
  now: (brokerId: string) => PastBrokerState | null,
): ((brokerId: string, at: number) => PastBrokerState | null) =>
  pastStates(events, {
    keyOf: ({ subject }) => (subject.kind === 'broker' ? subject.name : null),
    tells: ({ kind }) => TOLD[kind] ?? TELLS_NOTHING,
    now,
  });

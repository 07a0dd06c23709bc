import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLUSTER, newEvent, ofBroker, type TimelineEvent } from './event.ts';
import { type PastBrokerState, pastBrokers } from './past-brokers.ts';

const event = (at: number, kind: string): TimelineEvent => ({
  ...newEvent({
    at,
    kind,
    severity: 'info',
    subject: kind === 'highwater.started' ? CLUSTER : ofBroker(1),
    title: kind,
  }),
  id: String(at),
  changeId: null,
  actor: null,
  reason: null,
});

const statesAt = (
  told: readonly TimelineEvent[],
  now: PastBrokerState | null,
  moments: readonly number[],
) => {
  const stateOf = pastBrokers(told.toReversed(), () => now);
  return moments.map((at) => stateOf('1', at));
};

describe('the past states of a broker', () => {
  it('are those between its events, up to the one of now', () => {
    const told = [event(10, 'broker.down'), event(20, 'broker.back'), event(30, 'broker.silent')];
    expect(statesAt(told, 'unresponsive', [5, 10, 19, 20, 35])).toEqual([
      'up',
      'absent',
      'absent',
      'up',
      'unresponsive',
    ]);
  });

  it('are not known before it joined, nor before a start unless an event before it tells', () => {
    expect(statesAt([event(10, 'broker.joined')], 'up', [5, 15])).toEqual([null, 'up']);
    expect(statesAt([event(10, 'highwater.started')], 'up', [5, 15])).toEqual([null, 'up']);
    const down = [event(5, 'broker.down'), event(10, 'highwater.started')];
    expect(statesAt(down, 'absent', [7, 15])).toEqual(['absent', 'absent']);
  });

  it('are not known between two events that contradict each other', () => {
    const told = [event(10, 'broker.back'), event(20, 'broker.answers')];
    expect(statesAt(told, 'up', [15, 25])).toEqual([null, 'up']);
    expect(statesAt([event(10, 'broker.back')], 'absent', [15])).toEqual([null]);
  });

  it('are never anything but what the broker was, whatever happened while nobody watched', () => {
    const TELLS: Record<string, string> = {
      'up absent': 'broker.down',
      'unresponsive absent': 'broker.down',
      'up unresponsive': 'broker.silent',
      'unresponsive up': 'broker.answers',
      'absent up': 'broker.back',
    };
    const states = fc.constantFrom<PastBrokerState>('up', 'unresponsive', 'absent');
    const steps = fc.array(fc.record({ state: states, isWatched: fc.boolean() }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(steps, (course) => {
        const told: TimelineEvent[] = [];
        const truth: { at: number; state: PastBrokerState }[] = [];
        let last: PastBrokerState = 'up';
        let wasWatched = true;
        for (const [at, { state, isWatched }] of course.entries()) {
          // One that comes back answers.
          const is: PastBrokerState = last === 'absent' && state === 'unresponsive' ? 'up' : state;
          if (isWatched && !wasWatched) {
            told.push(event(at, 'highwater.started'));
            if (is === 'unresponsive') told.push(event(at, 'broker.silent'));
          } else if (isWatched && is !== last) told.push(event(at, TELLS[`${last} ${is}`] ?? ''));
          if (isWatched) truth.push({ at, state: is });
          last = is;
          wasWatched = isWatched;
        }
        const stateOf = pastBrokers(told.toReversed(), () => (wasWatched ? last : null));
        for (const { at, state } of truth) expect([state, null]).toContain(stateOf('1', at));
      }),
    );
  });
});

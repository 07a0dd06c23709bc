import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATUS_ORDER } from '@/lib/domain/lag/status.ts';
import { SIGNALS } from '@/lib/shared/alerts/signals.ts';
import { type AlertEvent, type AlertState, leave, type Sample, step } from './machine.ts';
import { readingOf } from './rule.ts';
import { testRule } from './test-rule.ts';

const S = 1_000;
const GAP = 120 * S;
const rule = testRule();

/** Runs samples of [second, value]; gives the events with their second. */
function run(samples: readonly (readonly [number, number | null])[], of = rule) {
  let state: AlertState | null = null;
  const events: [number, AlertEvent][] = [];
  for (const [second, value] of samples) {
    const next = step(of, state, { at: second * S, value }, GAP);
    state = next.state;
    if (next.event !== null) events.push([second, next.event]);
  }
  return { events, state };
}

describe('each transition of an alert', () => {
  it.each([
    ['inactive stays so below the threshold', [[0, 999]], []],
    ['inactive stays so while unknown', [[0, null]], []],
    ['a breach is pending', [[0, 1000]], [[0, 'pending']]],
    [
      'pending fires after its time',
      [
        [0, 1000],
        [30, 2000],
        [60, 1000],
      ],
      [
        [0, 'pending'],
        [60, 'fired'],
      ],
    ],
    [
      'pending is off when it is clear',
      [
        [0, 1000],
        [30, 10],
      ],
      [
        [0, 'pending'],
        [30, 'cancelled'],
      ],
    ],
    [
      'pending is off inside the band',
      [
        [0, 1000],
        [30, 900],
      ],
      [
        [0, 'pending'],
        [30, 'cancelled'],
      ],
    ],
    [
      'pending keeps waiting while unknown',
      [
        [0, 1000],
        [60, null],
        [90, null],
      ],
      [[0, 'pending']],
    ],
    [
      'time that is unknown does not count towards firing',
      [
        [0, 1000],
        [30, 1000],
        [60, null],
        [90, 1000],
        [110, 1000],
        [120, 1000],
      ],
      [
        [0, 'pending'],
        [120, 'fired'],
      ],
    ],
    [
      'nor does a time in which nobody looked',
      [
        [0, 1000],
        [30, 1000],
        [300, 1000],
        [330, 1000],
      ],
      [
        [0, 'pending'],
        [330, 'fired'],
      ],
    ],
    [
      'firing stays so inside the band',
      [
        [0, 1000],
        [60, 1000],
        [90, 900],
        [200, 800],
      ],
      [
        [0, 'pending'],
        [60, 'fired'],
      ],
    ],
    [
      'firing resolves after it was clear for its time',
      [
        [0, 1000],
        [60, 1000],
        [70, 799],
        [100, 0],
        [130, 0],
      ],
      [
        [0, 'pending'],
        [60, 'fired'],
        [130, 'resolved'],
      ],
    ],
    [
      'a clear run begins again after the band',
      [
        [0, 1000],
        [60, 1000],
        [70, 0],
        [100, 900],
        [110, 0],
        [150, 0],
      ],
      [
        [0, 'pending'],
        [60, 'fired'],
      ],
    ],
    [
      'unknown never resolves',
      [
        [0, 1000],
        [60, 1000],
        [70, null],
        [500, null],
      ],
      [
        [0, 'pending'],
        [60, 'fired'],
      ],
    ],
    [
      'unknown time does not count towards resolving',
      [
        [0, 1000],
        [60, 1000],
        [70, 0],
        [100, null],
        [160, 0],
        [180, 0],
      ],
      [
        [0, 'pending'],
        [60, 'fired'],
      ],
    ],
  ] as const)('%s', (_, samples, events) => {
    expect(run(samples).events).toEqual(events);
  });

  it('fires and resolves at once where no time is asked for', () => {
    const quick = testRule({ forMs: 0, clearForMs: 0 });
    expect(
      run(
        [
          [0, 1000],
          [5, 0],
        ],
        quick,
      ).events,
    ).toEqual([
      [0, 'fired'],
      [5, 'resolved'],
    ]);
  });

  it('says since when it is unknown, and no more once it is known', () => {
    expect(
      run([
        [0, 1000],
        [60, 1000],
        [70, null],
        [90, null],
      ]).state?.unknownSince,
    ).toBe(70 * S);
    expect(
      run([
        [0, 1000],
        [60, 1000],
        [70, null],
        [90, 1000],
      ]).state?.unknownSince,
    ).toBeNull();
  });

  it('changes nothing for a sample that is not newer', () => {
    const { state } = run([
      [0, 1000],
      [60, 1000],
    ]);
    expect(step(rule, state, { at: 60 * S, value: 0 }, GAP)).toEqual({ state, event: null });
  });

  it('is over when its subject is gone, and off when it was only pending', () => {
    const { state: firing } = run([
      [0, 1000],
      [60, 1000],
    ]);
    const { state: pending } = run([[0, 1000]]);
    expect([firing, pending].map((state) => state && leave(state).event)).toEqual(['resolved', 'cancelled']);
  });
});

describe('a condition', () => {
  const below = testRule({ signal: 'horizon', threshold: 100, clearThreshold: 200 });
  const words = testRule({ signal: 'group-status', choices: ['lost', 'stalled'], threshold: null });
  it.each([
    [rule, 1000, 'breach'],
    [rule, 999, 'between'],
    [rule, 800, 'between'],
    [rule, 799, 'clear'],
    [testRule({ clearThreshold: null }), 999, 'clear'],
    [below, 100, 'breach'],
    [below, 101, 'between'],
    [below, 201, 'clear'],
    [words, 'lost', 'breach'],
    [words, 'ok', 'clear'],
    [words, null, 'unknown'],
    [rule, null, 'unknown'],
  ] as const)('%#: %o is told from its value', (condition, value, reading) => {
    expect(readingOf(condition, { value })).toBe(reading);
  });

  it.each([
    [rule, 1000, 'breach'],
    [rule, 900, 'unknown'],
    [rule, 30, 'unknown'],
    [below, 100, 'breach'],
    [below, 150, 'unknown'],
    [below, 1000, 'unknown'],
  ] as const)('%#: a bound of %o can be a breach, and is never clear', (condition, value, reading) => {
    expect(readingOf(condition, { value, isBound: true })).toBe(reading);
  });

  it('knows every status of a group but "ok" and "unknown"', () => {
    const expected = STATUS_ORDER.filter((status) => status !== 'ok' && status !== 'unknown');
    expect([...SIGNALS['group-status'].choices].sort()).toEqual([...expected].sort());
  });
});

const samples = fc.array(
  fc.record({
    stepMs: fc.integer({ min: 1, max: 200 * S }),
    value: fc.option(fc.integer({ min: 0, max: 2_000 })),
  }),
  { maxLength: 80 },
);
const timed = (steps: readonly { stepMs: number; value: number | null }[]): Sample[] => {
  let at = 0;
  return steps.map(({ stepMs, value }) => {
    at += stepMs;
    return { at, value };
  });
};
const eventsOf = (list: readonly Sample[]): AlertEvent[] => {
  let state: AlertState | null = null;
  return list.flatMap((sample) => {
    const next = step(rule, state, sample, GAP);
    state = next.state;
    return next.event ?? [];
  });
};

describe('over any samples', () => {
  it('each firing is followed by at most one resolution before the next firing', () => {
    fc.assert(
      fc.property(samples, (steps) => {
        const ends = eventsOf(timed(steps)).filter((event) => event === 'fired' || event === 'resolved');
        expect(ends.every((event, index) => event === (index % 2 === 0 ? 'fired' : 'resolved'))).toBe(true);
      }),
    );
  });

  it('nothing happens to what fires while the value stays inside the band', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 800, max: 999 }), { maxLength: 50 }), (values) => {
        const before = [0, 30, 60].map((second) => ({ at: second * S, value: 1_500 }));
        const inside = values.map((value, index) => ({ at: (90 + index * 30) * S, value }));
        expect(eventsOf([...before, ...inside])).toEqual(['pending', 'fired']);
      }),
    );
  });

  it('unknown alone never changes the phase', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 30 }), (steps, count) => {
        const list = timed(steps);
        const last = list.at(-1)?.at ?? 0;
        const unknown = Array.from({ length: count }, (_, index) => ({
          at: last + 1 + index * 60 * S,
          value: null,
        }));
        expect(eventsOf([...list, ...unknown])).toEqual(eventsOf(list));
      }),
    );
  });
});

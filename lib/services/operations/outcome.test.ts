import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/shared/app-error.ts';
import { fail, ok } from '@/lib/shared/result.ts';
import { carryOut, factsAfter, wholeOf } from './outcome.ts';
import type { Execution, Item, ItemOutcome } from './planned.ts';

const refusal = (name: string, code = 44) =>
  new AppError('kafka_refused', `Kafka refused with ${name}.`, {
    kafka: { code, name, message: null },
  }).toInfo();
const lost = new AppError('kafka_timeout', 'Broker 2 did not answer in time.').toInfo();

const execution = (parts: Partial<Execution>): Execution => ({
  items: [0, 1],
  send: async () => new Map<Item, ReturnType<typeof ok<true>>>([0, 1].map((item) => [item, ok(true)])),
  shown: async () => new Set<Item>([0, 1]),
  facts: [{ label: 'all', before: '0', after: '2' }],
  factOf: (item) => ({ label: `partition ${item}`, before: '0', after: '5' }),
  ...parts,
});

const states = (outcomes: readonly ItemOutcome[]) => outcomes.map(({ state }) => state);

describe('an operation that is carried out', () => {
  it('is sent once and applied when the brokers show it', async () => {
    let sent = 0;
    const counted = execution({
      send: async () => {
        sent += 1;
        return new Map();
      },
    });
    expect(states(await carryOut(counted))).toEqual(['applied', 'applied']);
    expect(sent).toBe(1);
  });

  it('is looked for until it shows', async () => {
    let looks = 0;
    const slow = execution({
      shown: async () => {
        looks += 1;
        if (looks === 1) throw new AppError('kafka_timeout', 'too slow');
        return new Set<Item>(looks === 2 ? [0] : [0, 1]);
      },
    });
    expect(states(await carryOut(slow))).toEqual(['applied', 'applied']);
    expect(looks).toBe(3);
  });

  it('whose answer got lost is what the brokers show', async () => {
    const silent = execution({
      send: async () => {
        throw new AppError('kafka_timeout', 'no answer');
      },
    });
    expect(states(await carryOut(silent))).toEqual(['applied', 'applied']);
  });

  it('keeps the refusal of an item apart and does not wait for it', async () => {
    const half = execution({
      send: async () => new Map([[1, fail(refusal('POLICY_VIOLATION'))]]),
      shown: async () => new Set<Item>([0]),
    });
    expect(await carryOut(half)).toEqual([
      { item: 0, state: 'applied', error: null },
      { item: 1, state: 'refused', error: refusal('POLICY_VIOLATION') },
    ]);
  });

  it('takes an answer that there was nothing to do for done', async () => {
    const done = execution({
      send: async () => new Map([[1, fail(refusal('ELECTION_NOT_NEEDED', 84))]]),
      isDone: ({ kafka }) => kafka?.name === 'ELECTION_NOT_NEEDED',
    });
    expect(states(await carryOut(done))).toEqual(['applied', 'applied']);
  });
});

const applied = (item: Item): ItemOutcome => ({ item, state: 'applied', error: null });
const refused = (item: Item): ItemOutcome => ({ item, state: 'refused', error: refusal('POLICY_VIOLATION') });
const unknown = (item: Item): ItemOutcome => ({ item, state: 'unknown', error: lost });

describe('the record of several partitions', () => {
  it.each([
    ['applied', [applied(0), applied(1)], 'applied', null],
    ['refused as a whole', [refused(0), refused(1)], 'refused', /^Kafka refused/],
    ['in part', [applied(0), refused(1)], 'partial', /^1 partition of 2 refused, such as 1: Kafka refused/],
    ['not confirmed', [applied(0), unknown(1)], 'unknown', /^Broker 2/],
    ['in part even where the rest is not confirmed', [unknown(0), refused(1)], 'partial', /refused/],
  ] as const)('is %s', (_, outcomes, state, words) => {
    const whole = wholeOf(outcomes);
    expect(whole.state).toBe(state);
    if (words === null) expect(whole.error).toBeNull();
    else expect(whole.error?.message).toMatch(words);
  });

  it('holds what came true, marks what may have, and leaves out what was refused', () => {
    const outcomes = [applied(0), unknown(1), refused(2)];
    expect(factsAfter(execution({}), outcomes).map(({ label }) => label)).toEqual([
      'partition 0',
      'partition 1 (not confirmed)',
    ]);
    expect(factsAfter(execution({}), [applied(0)]).map(({ label }) => label)).toEqual(['all', 'partition 0']);
  });
});

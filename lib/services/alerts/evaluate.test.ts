import { describe, expect, it } from 'vitest';
import type { AlertRecord } from '@/lib/db/alerts-records.ts';
import type { AlertMessage } from '@/lib/domain/alerts/message.ts';
import type { AlertRule } from '@/lib/domain/alerts/rule.ts';
import type { Signal, SignalList } from '@/lib/domain/alerts/signal.ts';
import { testRule } from '@/lib/domain/alerts/test-rule.ts';
import { evaluate } from './evaluate.ts';

const S = 1_000;
const cluster = { id: 'c', name: 'Prod', environment: 'prod', ownerOf: () => 'pay' };

const lag = (name: string, value: number | null): Signal => ({
  kind: 'lag',
  subject: { kind: 'group', name },
  aspect: '',
  value,
  sampledAt: 0,
  words: `${name} is ${value} behind.`,
});

/** A database of alerts, and evaluations over it. */
function bench(rule: AlertRule) {
  let stored: AlertRecord[] = [];
  const messages: AlertMessage[] = [];
  let writes = 0;
  const look = async (second: number, given: Signal[] | SignalList, overrides: Partial<AlertRule> = {}) => {
    const list = Array.isArray(given) ? { signals: given, isComplete: true } : given;
    const { saved, removed, deliveries, firing } = await evaluate({
      cluster,
      rules: [{ ...rule, ...overrides }],
      windows: [],
      channelIds: new Set(['channel']),
      open: structuredClone(stored.filter(({ settled }) => !settled)),
      acks: [],
      signals: async () => list,
      urlOf: () => null,
      now: second * S,
    });
    const gone = new Set([...removed, ...saved.map(({ id }) => id)]);
    stored = [...stored.filter(({ id }) => !gone.has(id)), ...saved];
    writes += saved.length + removed.length;
    messages.push(...deliveries.map(({ message }): AlertMessage => JSON.parse(message)));
    return firing;
  };
  return { look, messages, stored: () => stored, writes: () => writes };
}

describe('an evaluation', () => {
  it('fires, tells once, and resolves, with nothing in memory in between', async () => {
    const { look, messages, stored } = bench(testRule());
    for (const second of [0, 30, 60, 90]) await look(second, [lag('a', 5_000)]);
    expect(messages.map(({ kind, title }) => [kind, title])).toEqual([['fired', 'a is 5000 behind.']]);
    for (const second of [120, 180]) await look(second, [lag('a', 0)]);
    expect(messages.map(({ kind }) => kind)).toEqual(['fired', 'resolved']);
    expect(stored()).toMatchObject([
      { phase: 'resolved', settled: true, firedAt: 60 * S, resolvedAt: 180 * S },
    ]);
  });

  it('counts the time between sweeps whose states were not worth writing', async () => {
    const { look, stored, writes } = bench(testRule());
    for (const second of [0, 5, 10, 15, 20]) await look(second, [lag('a', 5_000)]);
    expect(writes()).toBe(1);
    for (const second of [35, 50, 59]) await look(second, [lag('a', 5_000)]);
    expect(stored()).toMatchObject([{ phase: 'pending' }]);
    await look(60, [lag('a', 5_000)]);
    expect(stored()).toMatchObject([{ phase: 'firing' }]);
  });

  it('keeps what fires, and what was said, while only a bound is known that is no breach', async () => {
    const { look, stored } = bench(testRule({ forMs: 0, clearForMs: 0 }));
    await look(0, [lag('a', 5_000)]);
    expect(await look(10, [{ ...lag('a', 30), isBound: true }])).toBe(1);
    expect(stored()[0]).toMatchObject({ phase: 'firing', words: 'a is 5000 behind.', value: '5000' });
    expect(JSON.parse(stored()[0]?.state ?? '')).toMatchObject({ unknownSince: 10 * S });
    expect(await look(20, [{ ...lag('a', 6_000), isBound: true }])).toBe(1);
    expect(await look(30, [lag('a', 30)])).toBe(0);
  });

  it('fires for a bound that is a breach', async () => {
    const { look } = bench(testRule({ forMs: 0 }));
    expect(await look(0, [{ ...lag('a', 5_000), isBound: true }])).toBe(1);
  });

  it('keeps what fires while it is unknown, or missing from a list that is not complete', async () => {
    const { look, stored } = bench(testRule({ forMs: 0, clearForMs: 0 }));
    await look(0, [lag('a', 5_000)]);
    expect(await look(10, [lag('a', null)])).toBe(1);
    expect(await look(20, { signals: [], isComplete: false })).toBe(1);
    expect(stored()[0]).toMatchObject({ phase: 'firing', words: 'a is 5000 behind.', value: '5000' });
    expect(JSON.parse(stored()[0]?.state ?? '')).toMatchObject({ unknownSince: 10 * S });
    expect(await look(30, { signals: [], isComplete: true })).toBe(0);
    expect(stored()[0]).toMatchObject({ phase: 'resolved', resolvedAt: 30 * S });
  });

  it('puts many subjects into one message and says how many still fire when some are over', async () => {
    const { look, messages } = bench(testRule({ forMs: 0, clearForMs: 0, closeMessage: 'Done.' }));
    await look(0, [lag('a', 5_000), lag('b', 5_000), lag('c', 0)]);
    expect(messages[0]).toMatchObject({ title: '2 groups are behind', subjectsTotal: 2, closeMessage: null });
    await look(10, [lag('a', 0), lag('b', 5_000)]);
    expect(messages[1]).toMatchObject({
      kind: 'resolved',
      subjectsTotal: 1,
      stillFiring: 1,
      closeMessage: 'Done.',
    });
    expect(messages[1]?.incident).toBe(messages[0]?.incident);
    expect(new Set(messages.map(({ key }) => key)).size).toBe(2);
  });

  it('holds messages back in quiet hours and tells after them', async () => {
    const days = [1, 2, 3, 4, 5, 6, 7];
    const quietHours = { timeZone: 'UTC', days, fromMinute: 0, toMinute: 60 };
    const { look, messages, stored } = bench(testRule({ forMs: 0, quietHours }));
    await look(0, [lag('a', 5_000)]);
    expect([messages, stored()[0]?.heldBack]).toEqual([[], 'quiet hours of the rule']);
    await look(3_600, [lag('a', 5_000)]);
    expect([messages.length, stored()[0]?.heldBack]).toEqual([1, null]);
  });

  it('ends what fires when its rule is switched off or covers it no more', async () => {
    for (const change of [{ isEnabled: false }, { scope: { ...testRule().scope, teams: ['others'] } }]) {
      const { look, messages } = bench(testRule({ forMs: 0 }));
      await look(0, [lag('a', 5_000)]);
      expect(await look(5, [lag('a', 5_000)], change)).toBe(0);
      expect(messages.map(({ kind }) => kind)).toEqual(['fired', 'resolved']);
    }
  });
});

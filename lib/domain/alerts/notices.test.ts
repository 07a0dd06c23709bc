import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Episode, isSettled, planNotices } from './notices.ts';
import { GONE, newEpisode, type PastSample, replay } from './replay.ts';
import { testRule } from './test-rule.ts';

const MIN = 60_000;
const free = () => false;
const episode = (id: string, overrides: Partial<Episode> = {}): Episode => ({
  ...newEpisode(id, null, 0),
  ...overrides,
});
const told = (at: number) => ({ toldAt: at, toldLastAt: at });
const plan = (
  rule: Parameters<typeof testRule>[0],
  episodes: readonly Episode[],
  now: number,
  isHeld = free,
) => planNotices(testRule(rule), episodes, now, isHeld);
const brief = ({ notices }: ReturnType<typeof planNotices>) =>
  notices.map(({ kind, episodeIds, stillFiring }) => `${kind} ${episodeIds.join('+')} (${stillFiring})`);

describe('what is told', () => {
  it('waits for others of the group, and is one message then', () => {
    const both = [episode('a'), episode('b', { firedAt: 20_000 })];
    expect(brief(plan({ groupWaitMs: 30_000 }, both, 29_000))).toEqual([]);
    expect(brief(plan({ groupWaitMs: 30_000 }, both, 30_000))).toEqual(['fired a+b (0)']);
  });

  it('is one message for each team, or for each subject, where the rule says so', () => {
    const three = [episode('a', { team: 'x' }), episode('b', { team: 'x' }), episode('c', { team: 'y' })];
    expect(brief(plan({ groupBy: 'team' }, three, 0))).toEqual(['fired a+b (0)', 'fired c (0)']);
    expect(brief(plan({ groupBy: 'subject' }, three, 0))).toHaveLength(3);
  });

  it('is told once, and again only when a repeat is due and nobody looks at it', () => {
    const known = [episode('a', told(0)), episode('b', { ...told(0), acknowledgedAt: 1 })];
    expect(brief(plan({}, known, 60 * MIN))).toEqual([]);
    expect(brief(plan({ repeatMs: 10 * MIN }, known, 9 * MIN))).toEqual([]);
    const again = plan({ repeatMs: 10 * MIN }, known, 10 * MIN);
    expect(brief(again)).toEqual(['repeat a (1)']);
    expect(brief(plan({ repeatMs: 10 * MIN }, again.episodes, 11 * MIN))).toEqual([]);
  });

  it('is that it is over, with what still fires', () => {
    const over = plan({}, [episode('a', { ...told(0), resolvedAt: MIN }), episode('b', told(0))], MIN);
    expect(brief(over)).toEqual(['resolved a (1)']);
    expect(over.episodes.map(isSettled)).toEqual([true, false]);
    expect(brief(plan({}, over.episodes, 2 * MIN))).toEqual([]);
  });

  it('is nothing about what came and went before anybody was told', () => {
    const gone = episode('a', { resolvedAt: 10_000 });
    expect(brief(plan({ groupWaitMs: 30_000 }, [gone], MIN))).toEqual([]);
    expect(isSettled(gone)).toBe(true);
  });

  it('is held back in quiet hours and told after them, if it still fires then', () => {
    const held = plan({}, [episode('a'), episode('b', { ...told(0), resolvedAt: 1 })], MIN, () => true);
    expect(brief(held)).toEqual([]);
    expect(held.episodes.map(isSettled)).toEqual([false, false]);
    expect(brief(plan({}, held.episodes, 9 * MIN))).toEqual(['resolved b (0)', 'fired a (0)']);
  });

  it('has the same key whoever plans it, and another one for each message', () => {
    const keys = (episodes: readonly Episode[], now: number) =>
      plan({ repeatMs: MIN }, episodes, now).notices.map(({ key }) => key);
    const fresh = [episode('b'), episode('a')];
    expect(keys(fresh, 0)).toEqual(keys([...fresh].reverse(), 5));
    const first = plan({ repeatMs: MIN }, fresh, 0);
    const second = plan({ repeatMs: MIN }, first.episodes, MIN);
    const third = plan({ repeatMs: MIN }, second.episodes, 2 * MIN);
    const all = [first, second, third].flatMap(({ notices }) => notices.map(({ key }) => key));
    expect(new Set(all).size).toBe(3);
  });
});

describe('a replay', () => {
  const steps = fc.array(
    fc.record({
      value: fc.option(fc.integer({ min: 0, max: 2_000 })),
      stepMs: fc.integer({ min: 1_000, max: 90_000 }),
    }),
    { maxLength: 60 },
  );
  const subjects = fc.array(steps, { maxLength: 4 }).map((lists) =>
    lists.map((list, index) => {
      let at = 0;
      const samples = list.map(({ value, stepMs }) => {
        at += stepMs;
        return { at, value };
      });
      return { subject: { kind: 'group' as const, name: `g${index}` }, about: '', team: null, samples };
    }),
  );
  const options = { gapMs: 2 * MIN, isBelow: false, isHeld: free };

  it('of the same samples gives the same firings and messages', () => {
    fc.assert(
      fc.property(subjects, (given) => {
        const rule = testRule({ groupWaitMs: 30_000, repeatMs: 5 * MIN });
        expect(replay(rule, given, options)).toEqual(replay(rule, structuredClone(given), options));
      }),
    );
  });

  it('tells of no end without a beginning, and of each subject as often as it fired at most', () => {
    fc.assert(
      fc.property(subjects, (given) => {
        const { firings, messages } = replay(testRule({ groupWaitMs: 30_000 }), given, options);
        const count = (kind: string) =>
          messages.filter((message) => message.kind === kind).reduce((sum, one) => sum + one.subjects, 0);
        expect(count('fired')).toBeLessThanOrEqual(firings.length);
        expect(count('resolved')).toBeLessThanOrEqual(count('fired'));
      }),
    );
  });

  it('finds when it fired, for how long, and the worst value', () => {
    const samples = [0, 1_200, 1_500, 3_000, 500, 100, 100, 100].map((value, index) => ({
      at: index * MIN,
      value,
    }));
    const { firings, messages } = replay(
      testRule(),
      [{ subject: { kind: 'group', name: 'g' }, about: '', team: null, samples }],
      options,
    );
    expect(firings).toEqual([
      {
        subject: { kind: 'group', name: 'g' },
        about: '',
        firedAt: 2 * MIN,
        resolvedAt: 5 * MIN,
        worst: 3_000,
      },
    ]);
    expect(messages.map(({ at, kind }) => [at / MIN, kind])).toEqual([
      [2, 'fired'],
      [5, 'resolved'],
    ]);
  });

  it('ends a firing with its subject, without waiting', () => {
    const values: PastSample['value'][] = [1_200, 1_500, GONE, null, GONE];
    const samples = values.map((value, index): PastSample => ({ at: index * MIN, value }));
    const subject = { kind: 'topic' as const, name: 't' };
    const { firings } = replay(
      testRule({ clearForMs: 10 * MIN }),
      [{ subject, about: '', team: null, samples }],
      options,
    );
    expect(firings).toMatchObject([{ firedAt: MIN, resolvedAt: 2 * MIN, worst: 1_500 }]);
  });
});

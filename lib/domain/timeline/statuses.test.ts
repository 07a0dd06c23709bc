import { describe, expect, it } from 'vitest';
import { testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import type { Status } from '@/lib/domain/lag/status.ts';
import type { TimelineEvent } from './event.ts';
import { newEvent, ofBroker, ofGroup } from './event.ts';
import { brokersMissingAt, statusAt } from './moment.ts';
import { type KnownStatuses, lastingStatus, statusEvents } from './statuses.ts';
import { isUnwatched, startedEvent } from './watched.ts';

function judged(known: KnownStatuses, status: Status) {
  const { progress } = testSnapshot({ groups: { g: {} } });
  const group = progress.get('g');
  const judgement = { status, reason: 'why', rule: null };
  return statusEvents(known, { progress: new Map(group ? [['g', { ...group, judgement }]] : []) });
}

const titles = ({ events }: ReturnType<typeof judged>) => events.map(({ title }) => title);

describe('the status of a group', () => {
  it('is no event at the first reading, and one with its reason when it changes', () => {
    const first = judged(new Map(), 'ok');
    expect(titles(first)).toEqual([]);
    const next = judged(first.known, 'stopped');
    expect(next.events[0]).toMatchObject({
      kind: 'status.changed',
      severity: 'warn',
      title: 'g stopped with unread records',
      from: 'ok',
      to: 'stopped',
      details: [{ label: 'why' }],
    });
    expect(titles(judged(next.known, 'stopped'))).toEqual([]);
    expect(titles(judged(next.known, 'ok'))).toEqual(['g keeps up again']);
  });

  it('stands while it cannot be known or the group rebalances', () => {
    const { known } = judged(new Map(), 'ok');
    const unknown = judged(known, 'unknown');
    const rebalancing = judged(unknown.known, 'rebalancing');
    expect([...titles(unknown), ...titles(rebalancing)]).toEqual([]);
    expect(titles(judged(rebalancing.known, 'lost'))).toEqual(['g lost unread records']);
  });

  it('is not told for a group that only lost its members', () => {
    const { known } = judged(new Map(), 'ok');
    expect(titles(judged(known, 'empty'))).toEqual([]);
  });

  it('is that of before unless it passes, or the members alone make it', () => {
    expect(lastingStatus('lagging', true)).toBe('lagging');
    expect([lastingStatus('ok', false), lastingStatus('ok', true)]).toEqual(['ok', null]);
    expect([lastingStatus('unknown', false), lastingStatus(undefined, false)]).toEqual([null, null]);
  });
});

const event = (kind: string, at: number, rest: Partial<TimelineEvent> = {}): TimelineEvent => ({
  ...newEvent({ at, kind, severity: 'info', subject: ofGroup('g'), title: kind }),
  id: String(at),
  changeId: null,
  actor: null,
  reason: null,
  ...rest,
});

describe('a moment that has passed', () => {
  it('has the status that the last change led to, or that the next one came from', () => {
    const stalled = event('status.changed', 5, { from: 'ok', to: 'stalled' });
    expect(statusAt([stalled], [], 'ok')).toEqual({ status: 'stalled', since: 5, reason: null });
    expect(statusAt([], [stalled], 'lost')).toEqual({ status: 'ok', since: null, reason: null });
  });

  it('has the status of now when nothing changed since', () => {
    expect(statusAt([event('highwater.started', 1)], [], 'lagging')?.status).toBe('lagging');
    expect(statusAt([], [], null)).toBeNull();
  });

  it('has no known status when Highwater was started in between', () => {
    const stalled = event('status.changed', 5, { from: 'ok', to: 'stalled' });
    const start = event('highwater.started', 7);
    expect(statusAt([start, stalled], [], null)).toBeNull();
    expect(statusAt([], [start, stalled], 'ok')).toBeNull();
  });

  it('misses the brokers whose last event says so, as far back as it was watched', () => {
    const of = (kind: string, at: number, id: number) => event(kind, at, { subject: ofBroker(id) });
    const newestFirst = [of('broker.back', 9, 1), of('broker.silent', 8, 2), of('broker.down', 7, 1)];
    expect(brokersMissingAt(newestFirst).map(({ brokerId }) => brokerId)).toEqual([2]);
    expect(brokersMissingAt([event('highwater.started', 10), ...newestFirst])).toEqual([]);
  });
});

describe('the start of Highwater', () => {
  const HOUR = 3_600_000;
  it('names the time that nobody watched, and a moment in it is unwatched', () => {
    const start = startedEvent(10 * HOUR, 12 * HOUR) ?? undefined;
    expect(start?.title).toBe('Highwater started; not watched for 2 h, since 10:00:00 UTC');
    expect([9, 11, 13].map((hour) => isUnwatched(start, hour * HOUR))).toEqual([false, true, false]);
  });

  it('is unwatched before the very first one, and no event after a gap of moments', () => {
    const first = startedEvent(null, 12 * HOUR) ?? undefined;
    expect(isUnwatched(first, HOUR)).toBe(true);
    expect(startedEvent(12 * HOUR - 500, 12 * HOUR)).toBeNull();
  });
});

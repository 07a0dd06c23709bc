import { describe, expect, it } from 'vitest';
import { CLUSTER, newEvent, ofGroup, type TimelineEvent } from './event.ts';
import { pastStatuses } from './past-statuses.ts';

const event = (at: number, kind: string, from: string | null = null, to: string | null = null) => ({
  ...newEvent({
    at,
    kind,
    severity: 'info',
    subject: kind === 'highwater.started' ? CLUSTER : ofGroup('billing'),
    title: kind,
    from,
    to,
  }),
  id: String(at),
  changeId: null,
  actor: null,
  reason: null,
});

/** What was told, oldest first, and what a group is now. */
const statuses = (events: readonly TimelineEvent[], now: string | null, moments: readonly number[]) => {
  const statusOf = pastStatuses(events.toReversed(), () => now);
  return moments.map((at) => statusOf('billing', at));
};

describe('the past statuses of a group', () => {
  it('are those between the changes that were told, up to the one of now', () => {
    const told = [event(10, 'status.changed', 'ok', 'stalled'), event(20, 'status.changed', 'stalled', 'ok')];
    expect(statuses(told, 'ok', [5, 10, 15, 20, 25])).toEqual(['ok', 'stalled', 'stalled', 'ok', 'ok']);
  });

  it('are the one of now as long as nothing was told', () => {
    expect(statuses([], 'stopped', [5])).toEqual(['stopped']);
    expect(statuses([], null, [5])).toEqual([null]);
  });

  it('are not known before a start or an appearance, unless a change before it tells', () => {
    for (const kind of ['highwater.started', 'group.appeared']) {
      const told = [event(10, 'status.changed', 'ok', 'lagging'), event(20, kind)];
      expect(statuses(told, 'ok', [15, 25]), kind).toEqual(['lagging', 'ok']);
      expect(statuses([event(20, kind)], 'ok', [15, 25]), kind).toEqual([null, 'ok']);
    }
  });

  it('are not known before so many changes at once that not each is named', () => {
    const storm = { ...event(20, 'status.changed'), subject: CLUSTER };
    expect(statuses([storm], 'stopped', [15, 25])).toEqual([null, 'stopped']);
  });

  it('after a start are those that the next change came from', () => {
    const told = [event(10, 'highwater.started'), event(20, 'status.changed', 'blocked', 'ok')];
    expect(statuses(told, 'ok', [15])).toEqual(['blocked']);
  });
});

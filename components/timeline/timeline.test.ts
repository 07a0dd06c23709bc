import { describe, expect, it } from 'vitest';
import { timelineRequest } from '@/lib/client/timeline.ts';
import { readSubject, subjectParam, type TimelineEventDto } from '@/lib/contracts/timeline.ts';
import { groupByHour } from './group-by-hour.ts';
import { loadTimelineParams, timelineFilterOf } from './timeline-params.ts';
import { fromUtcInput, toUtcInput } from './utc-input.ts';

const event = (at: string): TimelineEventDto => ({
  id: at,
  at: Date.parse(at),
  kind: 'broker.down',
  severity: 'critical',
  subject: { kind: 'broker', name: '1' },
  title: at,
  from: null,
  to: null,
  details: [],
  detailsTotal: 0,
  mentions: [],
  changeId: null,
  actor: null,
  reason: null,
});

describe('the timeline page', () => {
  it('groups events by the day and hour of UTC, in the order they come', () => {
    const days = groupByHour(
      ['2026-11-18T02:59:00Z', '2026-11-18T02:01:00Z', '2026-11-18T00:00:00Z', '2026-11-17T23:59:59Z'].map(
        event,
      ),
    );
    expect(
      days.map(({ at, hours }) => [new Date(at).getUTCDate(), hours.map(({ events }) => events.length)]),
    ).toEqual([
      [18, [2, 1]],
      [17, [1]],
    ]);
  });

  it('asks for what its address says, the moment it is frozen at included', async () => {
    const search =
      'kind=config,broker.down&severity=critical&subject=group:a%20b&related=true&at=2026-11-18T02:41:00Z';
    const filter = timelineFilterOf(
      await loadTimelineParams(Promise.resolve(Object.fromEntries(new URLSearchParams(search)))),
    );
    expect(timelineRequest(filter)).toEqual({
      kind: ['config', 'broker.down'],
      severity: ['critical'],
      subject: 'group:a b',
      related: 'true',
      from: undefined,
      to: Date.UTC(2026, 10, 18, 2, 41) + 1,
    });
  });

  it('does not ask for what the API would refuse', async () => {
    const params = await loadTimelineParams(
      Promise.resolve({ kind: 'x;y', subject: 'planet:mars', severity: 'awful' }),
    );
    expect(timelineFilterOf(params)).toMatchObject({ kinds: [], subject: null, severities: [] });
  });

  it.each([
    { kind: 'topic', name: 'a:b' },
    { kind: 'group', name: 'cluster' },
    { kind: 'cluster', name: '' },
  ] as const)('keeps $kind "$name" through an address', (subject) => {
    expect(readSubject(subjectParam(subject))).toEqual(subject);
  });

  it('takes moments as UTC, wherever the browser is', () => {
    const at = new Date(Date.UTC(2026, 10, 18, 2, 41));
    expect(fromUtcInput(toUtcInput(at))).toEqual(at);
    expect(fromUtcInput('')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { Finding } from '@/lib/domain/audit/finding.ts';
import { findingKey } from '@/lib/domain/audit/finding.ts';
import { CLUSTER, newEvent, type TimelineEvent } from './event.ts';
import { findingEvents } from './findings.ts';
import { findingOf, pastFindings, toldFinding } from './past-findings.ts';
import { STORM_MIN } from './storm.ts';

const finding = (name: string, aspect = ''): Finding => {
  const subject =
    name === '' ? { kind: 'cluster' as const, name: 'kafka' } : { kind: 'topic' as const, name };
  return {
    key: findingKey('DUR-01', subject, aspect),
    fingerprint: '',
    ruleId: 'DUR-01',
    ruleVersion: 1,
    subject,
    severity: 'critical',
    config: null,
    evidence: [],
    consequence: 'one copy is left',
    suggestion: null,
    instruction: '',
  };
};

const stored = (event: ReturnType<typeof newEvent>): TimelineEvent => ({
  ...event,
  id: String(event.at),
  changeId: null,
  actor: null,
  reason: null,
});

/** The events of audits that found these, one at each multiple of 10. */
function told(...audits: (readonly Finding[])[]): TimelineEvent[] {
  const report = (index: number) => ({ at: index * 10, findings: audits[index] ?? [], cannotKnow: [] });
  return audits.flatMap((_, index) =>
    index === 0 ? [] : findingEvents(report(index - 1), report(index), (id) => id).map(stored),
  );
}

const statesAt = (
  events: readonly TimelineEvent[],
  { key }: Finding,
  now: 'critical' | 'gone' | null,
  moments: readonly number[],
) => {
  const stateOf = pastFindings(events.toReversed(), 'kafka', () => now);
  return moments.map((at) => stateOf(key, at));
};

describe('the past of critical findings', () => {
  it('is what was told of each, also where a rule has several on one subject', () => {
    const [one, other] = [finding('orders', 'a.key'), finding('orders', 'b.key')];
    const events = told([], [one], [one, other], [other]);
    expect(statesAt(events, one, 'gone', [5, 15, 25, 35])).toEqual(['gone', 'critical', 'critical', 'gone']);
    expect(statesAt(events, other, 'critical', [5, 15, 25, 35])).toEqual([
      'gone',
      'gone',
      'critical',
      'critical',
    ]);
  });

  it('names a finding in an event as the audit does', () => {
    for (const one of [finding('orders', 'a.key'), finding('orders'), finding('')]) {
      const [event] = told([], [one]);
      expect(event && findingOf(event, 'kafka')).toEqual(toldFinding(one));
    }
  });

  it('is not known after one that came twice without going: its end was not seen', () => {
    const events = told([], [finding('orders')]);
    const again = events.map((event) => ({ ...event, at: 30 }));
    expect(statesAt([...events, ...again], finding('orders'), 'critical', [5, 15, 35])).toEqual([
      'gone',
      null,
      'critical',
    ]);
  });

  it('is not known before a start or before so many at once that not each is named', () => {
    const start = stored(
      newEvent({ at: 20, kind: 'highwater.started', severity: 'info', subject: CLUSTER, title: '' }),
    );
    expect(statesAt([start], finding('orders'), 'critical', [15, 25])).toEqual([null, 'critical']);
    const many = Array.from({ length: STORM_MIN + 1 }, (_, index) => finding(`topic-${index}`));
    const storm = told([], many);
    expect(storm.map((event) => findingOf(event, 'kafka'))).toEqual([null]);
    expect(statesAt(storm, finding('topic-0'), 'critical', [5, 15])).toEqual([null, 'critical']);
  });
});

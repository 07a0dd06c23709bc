import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DENIED } from '@/lib/domain/audit/test-moment.ts';
import { type SnapshotSpec, type TopicSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { baselineOf } from './baseline.ts';
import { diff } from './diff.ts';
import { type NewEvent, newEvent, ofTopic, type TimelineEvent } from './event.ts';
import { type ConfiguredSubject, pastConfigs, type RecordedChange } from './past-configs.ts';
import { presentConfigs } from './present.ts';
import { STORM_MIN } from './storm.ts';
import { started, stored } from './test-events.ts';

const ORDERS: ConfiguredSubject = { kind: 'topic', name: 'orders' };
const BROKER: ConfiguredSubject = { kind: 'broker', name: '1' };
const DEFAULTS: ConfiguredSubject = { kind: 'cluster', name: '' };

const orders = (configs: NonNullable<TopicSpec['configs']>): SnapshotSpec => ({
  topics: { orders: { configs } },
});

/** Readings at 100, 200, …, and what was told of them, newest first. */
function watch(...specs: readonly SnapshotSpec[]): { now: ClusterSnapshot; events: TimelineEvent[] } {
  const events: NewEvent[] = [];
  let baseline: ClusterSnapshot | undefined;
  let now = testSnapshot();
  for (const [index, spec] of specs.entries()) {
    now = testSnapshot({ ...spec, collectedAt: 100 * (index + 1) });
    if (baseline) events.push(...diff(baseline, now));
    baseline = baselineOf(baseline, now);
  }
  return { now, events: stored(events).reverse() };
}

type Facts = {
  now: ClusterSnapshot;
  events: readonly TimelineEvent[];
  changes?: readonly RecordedChange[];
  completeFrom?: number;
  firstReadAt?: number;
};

/** What was set at a moment: by key, or why that cannot be known. */
function setAt(at: number, facts: Facts, subject = ORDERS): Record<string, string | null> | string {
  const { events, changes = [], completeFrom = 0, firstReadAt = 0 } = facts;
  const now = presentConfigs(facts.now, subject, at);
  const past = pastConfigs(subject, { now, events, changes, completeFrom, firstReadAt }, at);
  if (past.kind === 'unknown') return past.reason;
  return Object.fromEntries(
    [...past.state].map(([key, then]) => [
      key,
      then.between === null ? then.value : `open from ${then.between.after} to ${then.between.before}`,
    ]),
  );
}

const event = (at: number, kind: string, more: Partial<NewEvent> = {}): TimelineEvent[] =>
  stored([newEvent({ at, kind, severity: 'info', subject: ofTopic('orders'), title: kind, ...more })]);

const made = (at: number, before: RecordedChange['before'], state = 'applied'): RecordedChange => ({
  at,
  operation: 'configs',
  state,
  before,
});

describe('what was set on a topic at a moment', () => {
  it('is what the reading of that moment showed, however often it changed since', () => {
    const seen = watch(
      orders({ 'retention.ms': '1' }),
      orders({ 'retention.ms': '2', 'flush.ms': '7' }),
      orders({ 'flush.ms': '7' }),
      orders({ 'flush.ms': '8', 'retention.ms': '1' }),
    );
    expect([100, 200, 300, 400].map((at) => setAt(at, seen))).toEqual([
      { 'retention.ms': '1' },
      { 'retention.ms': '2', 'flush.ms': '7' },
      { 'flush.ms': '7' },
      { 'flush.ms': '8', 'retention.ms': '1' },
    ]);
  });

  it('is open between two readings for the keys that changed between them, and for no other', () => {
    const seen = watch(orders({ 'retention.ms': '1', 'flush.ms': '7' }), orders({ 'flush.ms': '7' }));
    expect(setAt(150, seen)).toEqual({ 'retention.ms': 'open from 100 to 200', 'flush.ms': '7' });
  });

  it('is open for as long as the topic could not be read, when it had changed afterwards', () => {
    const seen = watch(
      orders({ 'retention.ms': '1' }),
      orders('denied'),
      orders('denied'),
      orders({ 'retention.ms': '2' }),
    );
    expect([100, 250].map((at) => setAt(at, seen))).toEqual([
      { 'retention.ms': '1' },
      { 'retention.ms': 'open from 100 to 400' },
    ]);
  });

  it('takes back what was changed through Highwater by its record, also of many topics at once', () => {
    const seen = watch(orders({ 'retention.ms': '1', 'flush.ms': '7' }));
    const batch = stored([
      newEvent({
        at: 80,
        kind: 'config.changed',
        severity: 'info',
        subject: { kind: 'cluster', name: '' },
        title: '60 topics changed together',
        detailsTotal: 60,
        mentions: [ofTopic('orders')],
      }),
    ]).map((one) => ({ ...one, changeId: 'made' }));
    const changes = [
      made(90, [{ key: 'flush.ms', value: '5', source: 'topic' }], 'refused'),
      made(80, [
        { key: 'retention.ms', value: '604800000', source: 'built-in' },
        { key: 'flush.ms', value: '6', source: 'topic' },
        { key: 'segment.ms', value: '3', source: 'topic' },
      ]),
    ];
    const facts = { ...seen, events: batch, changes };
    expect(setAt(85, facts)).toEqual({ 'retention.ms': '1', 'flush.ms': '7' });
    expect(setAt(70, facts)).toEqual({ 'flush.ms': '6', 'segment.ms': '3' });
  });

  it.each<[what: string, facts: Partial<Facts>, reason: RegExp]>([
    ['nobody watched for a while', { events: stored([started(60, 80)]) }, /did not watch from .* to /],
    ['nobody watched before', { events: stored([started(null, 80)]) }, /watches this cluster only since /],
    ['events of that time are pruned', { completeFrom: 80 }, /What changed before .* is not kept/],
    ['it could not be read at first', { firstReadAt: 80 }, /could first read it at /],
    ['it was created', { events: event(80, 'topic.created') }, /created only at /],
    ['it was created anew', { events: event(80, 'topic.recreated') }, /created anew at /],
    ['a change is not kept in full', { events: event(80, 'config.changed') }, /not kept in full/],
    [
      'many changed at once',
      {
        events: event(80, 'config.changed', {
          subject: { kind: 'cluster', name: '' },
          detailsTotal: 60,
          mentions: [ofTopic('a')],
        }),
      },
      /^60 changes came at once/,
    ],
  ])('cannot be known, with the reason, when %s after it', (_, facts, reason) => {
    const seen = watch(orders({ 'retention.ms': '1' }));
    expect(setAt(70, { ...seen, ...facts })).toMatch(reason);
    expect(setAt(90, { ...seen, ...facts })).toEqual({ 'retention.ms': '1' });
  });

  it('is known when many others changed at once and each is named', () => {
    const many = Array.from({ length: STORM_MIN + 1 }, (_, index) => `t${index}`);
    const spec = (value: string): SnapshotSpec => ({
      topics: {
        ...Object.fromEntries(many.map((name) => [name, { configs: { 'flush.ms': value } }])),
        orders: { configs: { 'retention.ms': '1' } },
      },
    });
    const seen = watch(spec('1'), spec('2'));
    expect(seen.events).toHaveLength(1);
    expect(setAt(100, seen)).toEqual({ 'retention.ms': '1' });
    expect(setAt(100, seen, { kind: 'topic', name: 't0' })).toMatch(/came at once/);
  });

  it('cannot be known of a topic that is gone, or not read since', () => {
    expect(setAt(100, watch(orders({ 'retention.ms': '1' }), {}))).toMatch(/deleted at /);
    expect(setAt(100, watch({}))).toMatch(/nothing to go back from/);
    expect(setAt(100, watch(orders('denied')))).toBe(DENIED.message);
    const { now, events } = watch(orders({ 'retention.ms': '1' }));
    const { topicConfigs } = now.sections;
    const lastGood = topicConfigs?.ok ? topicConfigs : undefined;
    const failed = { ok: false as const, error: DENIED, failedAt: 160, since: 160, lastGood };
    const stale = { now: { ...now, sections: { ...now.sections, topicConfigs: failed } }, events };
    expect(setAt(100, stale)).toEqual({ 'retention.ms': '1' });
    expect(setAt(150, stale)).toMatch(/^Not read after /);
  });

  it('is never anything but what was set, whatever happened while nobody watched', () => {
    const values = fc.dictionary(
      fc.constantFrom('retention.ms', 'flush.ms', 'segment.ms'),
      fc.constantFrom('1', '2'),
    );
    const step = fc.record({ values, isWatched: fc.boolean() });
    fc.assert(
      fc.property(values, fc.array(step, { maxLength: 12 }), values, (first, steps, last) => {
        const course = [{ values: first, isWatched: true }, ...steps, { values: last, isWatched: true }];
        const events: NewEvent[] = [];
        let before: ClusterSnapshot | undefined;
        let heardAt = 0;
        let now = testSnapshot();
        for (const [index, { values: set, isWatched }] of course.entries()) {
          const at = 100 * (index + 1);
          now = testSnapshot({ ...orders(set), collectedAt: at });
          if (isWatched && before === undefined && index > 0) events.push(started(heardAt, at - 1));
          if (isWatched && before) events.push(...diff(before, now));
          if (isWatched) heardAt = at;
          before = isWatched ? now : undefined;
        }
        const facts = { now, events: stored(events).reverse() };
        const wholeFrom = course.findLastIndex(({ isWatched }) => !isWatched) + 1;
        for (const [index, { values: set }] of course.entries()) {
          const told = setAt(100 * (index + 1), facts);
          if (index >= wholeFrom) expect(told).toEqual(set);
          else expect(told).toMatch(/did not watch/);
        }
      }),
    );
  });
});

describe('what was set on a broker and as a cluster-wide default', () => {
  it('tells a value of the file from one that was set on the running broker', () => {
    const broker = (source: 'static' | 'broker', value: string): SnapshotSpec => ({
      brokers: { 1: { configs: { 'log.cleaner.threads': { value, source } } } },
    });
    const seen = watch(broker('static', '1'), broker('broker', '4'));
    expect(setAt(100, seen, BROKER)).toMatchObject({ 'log.cleaner.threads': '1' });
    expect(setAt(200, seen, BROKER)).toMatchObject({ 'log.cleaner.threads': '4' });
  });

  it('holds the key of a secret and never its value', () => {
    const secret = (value: string): SnapshotSpec => ({
      brokers: { 1: { configs: { 'ssl.key.password': { value, source: 'broker', sensitive: true } } } },
    });
    const seen = watch(secret('old-secret'), {
      brokers: { 1: { configs: { 'ssl.key.password': { value: 'x', source: 'built-in' } } } },
    });
    expect(setAt(100, seen, BROKER)).toMatchObject({ 'ssl.key.password': null });
    expect(JSON.stringify(seen.events)).not.toContain('old-secret');
    expect(setAt(100, watch(secret('old-secret')), BROKER)).toMatchObject({ 'ssl.key.password': null });
  });

  it('follows what was set for the whole cluster, and takes no change of it for one of a broker', () => {
    const { now } = watch({});
    const undo = {
      of: 'configs' as const,
      readAt: 70,
      keys: [{ key: 'log.retention.ms', from: { value: '9', source: 'cluster' as const } }],
    };
    const events = event(90, 'config.changed', { subject: DEFAULTS, undo });
    expect(setAt(60, { now, events }, DEFAULTS)).toEqual({ 'log.retention.ms': '9' });
    expect(setAt(90, { now, events }, DEFAULTS)).toEqual({});
    expect(setAt(60, { now, events }, BROKER)).not.toHaveProperty(['log.retention.ms']);
  });
});

import { describe, expect, it } from 'vitest';
import { batchEvent, changeEvent, ECHO_WITHIN_MS, type MadeChange, withoutEchoes } from './changes.ts';
import { detail, type NewEvent, newEvent, ofGroup, ofTopic } from './event.ts';

const change = (overrides: Partial<MadeChange> = {}): MadeChange => ({
  id: '1',
  at: 100_000,
  operation: 'configs',
  subject: { kind: 'topic', name: 'orders' },
  before: [{ key: 'retention.ms', value: '604800000', source: 'built-in' }],
  after: [{ key: 'retention.ms', value: '3600000', source: 'topic' }],
  facts: [],
  state: 'applied',
  reason: 'why',
  actor: null,
  batch: null,
  ...overrides,
});

const configEvent = (at: number, ...keys: readonly (readonly [key: string, to: string])[]): NewEvent =>
  newEvent({
    at,
    kind: 'config.changed',
    severity: 'info',
    subject: ofTopic('orders'),
    title:
      keys.length === 1 ? `${keys[0]?.[0]} of orders changed` : `${keys.length} configs of orders changed`,
    details: keys.map(([key, to]) => detail(key, '1', to)),
  });

const topicEvent = (kind: string, name = 'orders'): NewEvent =>
  newEvent({ at: 100_500, kind, severity: 'info', subject: ofTopic(name), title: kind });

const groupEvent = (kind: string): NewEvent =>
  newEvent({ at: 100_500, kind, severity: 'info', subject: ofGroup('billing'), title: kind });
const ofBilling = (operation: string) => ({ operation, subject: { kind: 'group', name: 'billing' } });

const SAME = ['retention.ms', '3600000'] as const;
const OTHER = ['flush.ms', '5'] as const;

describe('an event that only shows what was changed here', () => {
  it.each<[what: string, event: NewEvent, change: Partial<MadeChange>, left: string | null]>([
    ['is left out', configEvent(100_500, SAME), {}, null],
    [
      'is left out while the change is still under way',
      configEvent(100_500, SAME),
      { state: 'running' },
      null,
    ],
    [
      'stays when Kafka refused the change',
      configEvent(100_500, SAME),
      { state: 'refused' },
      'retention.ms of orders changed',
    ],
    [
      'stays with another value',
      configEvent(100_500, ['retention.ms', '7']),
      {},
      'retention.ms of orders changed',
    ],
    ['stays when it was there before', configEvent(90_000, SAME), {}, 'retention.ms of orders changed'],
    ['stays long after', configEvent(100_001 + ECHO_WITHIN_MS, SAME), {}, 'retention.ms of orders changed'],
    [
      'keeps the keys that were changed elsewhere',
      configEvent(100_500, SAME, OTHER),
      {},
      'flush.ms of orders changed',
    ],
    ['is left out for a new topic', topicEvent('topic.created'), { operation: 'create' }, null],
    ['is left out for a deleted topic', topicEvent('topic.deleted'), { operation: 'delete' }, null],
    ['stays for another topic', topicEvent('topic.deleted', 'b'), { operation: 'delete' }, 'topic.deleted'],
    [
      'stays for another operation',
      topicEvent('topic.deleted'),
      { operation: 'partitions' },
      'topic.deleted',
    ],
    ['is left out for offsets set here', groupEvent('offsets.back'), ofBilling('reset-offsets'), null],
    ['is left out for a group deleted here', groupEvent('group.gone'), ofBilling('delete-group'), null],
    [
      'stays for a group that is gone otherwise',
      groupEvent('group.gone'),
      ofBilling('reset-offsets'),
      'group.gone',
    ],
    ['is left out for elected leaders', topicEvent('leader.moved'), { operation: 'elect' }, null],
  ])('%s', (_, event, overrides, left) => {
    expect(withoutEchoes([event], [change(overrides)]).map(({ title }) => title)).toEqual(
      left === null ? [] : [left],
    );
  });
});

it('what was changed elsewhere can be taken back when the rest of its event was changed here', () => {
  const event = configEvent(100_500, SAME, OTHER);
  const keys = [SAME, OTHER].map(([key]) => ({ key, from: null }));
  const [left] = withoutEchoes([{ ...event, undo: { of: 'configs', readAt: 90_000, keys } }], [change()]);
  expect(left?.undo).toEqual({ of: 'configs', readAt: 90_000, keys: [{ key: 'flush.ms', from: null }] });
});

describe('the event of a change made here', () => {
  it('says what the key was, what it is, and where the value came from', () => {
    expect(changeEvent(change())).toMatchObject({
      at: 100_000,
      kind: 'config.changed',
      subject: { kind: 'topic', name: 'orders' },
      title: 'retention.ms of orders changed',
      from: '604800000',
      to: '3600000',
      details: [{ label: 'retention.ms', note: 'was inherited, built-in' }],
    });
  });

  it('says that a change is not confirmed, and names an operation nobody knows yet', () => {
    expect(changeEvent(change({ state: 'unknown' })).title).toBe(
      'retention.ms of orders changed, not confirmed',
    );
    expect(changeEvent(change({ operation: 'moved-replicas' })).title).toBe(
      'Topic orders was changed (moved-replicas)',
    );
  });

  it('tells what was done to a group', () => {
    expect(changeEvent(change({ ...ofBilling('reset-offsets'), before: [], after: [] }))).toMatchObject({
      kind: 'offsets.reset',
      severity: 'warn',
      title: 'billing had its offsets set',
    });
  });

  it('is one for many that were made together, found under each of them', () => {
    const event = batchEvent([change(), change({ subject: { kind: 'topic', name: 'b' } })]);
    expect(event.title).toBe('2 topics changed together');
    expect(event.mentions.map(({ name }) => name)).toEqual(['orders', 'b']);
  });
});

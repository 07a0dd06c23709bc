import { describe, expect, it } from 'vitest';
import { NOW } from '@/lib/domain/audit/test-moment.ts';
import { testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { latest } from '@/lib/shared/section.ts';
import { standingOf } from './group-standing.ts';

const HOUR = 3_600_000;
const twoPartitions = { replicas: [[1], [1]], configs: { 'retention.ms': String(72 * HOUR) } };

/** `billing` has no members; it is behind on `orders`, has read all of `payments`, and never committed on `refunds`. */
const snapshot = testSnapshot({
  collectedAt: NOW,
  topics: { orders: twoPartitions, payments: twoPartitions, refunds: twoPartitions },
  groups: {
    billing: {
      state: 'Empty',
      wasSeenToEmpty: true,
      lags: {
        orders: { 0: { lag: 40, unreadForMs: 2 * HOUR }, 1: { lag: 2, unreadForMs: HOUR } },
        payments: { 0: { lag: 0 }, 1: { lag: 0 } },
      },
    },
  },
});

function standing(topic: string, of: ClusterSnapshot = snapshot) {
  const group = latest(of.sections.groups)?.value.get('billing');
  if (group === undefined) throw new Error('No such group');
  return standingOf(of, group)(topic);
}

describe('how a group stands on one topic', () => {
  it('is the sum of its lag, the age of its oldest unread record and when the first is lost', () => {
    expect(standing('orders')).toMatchObject({
      status: 'stopped',
      statusReason: 'Partition 0: The group has no members and unread records.',
      statusRule: 'GRP-04',
      lag: { messages: '42', partitionsKnown: 2, partitionsTotal: 2 },
      timeLag: { ms: 2 * HOUR, method: 'interpolated', confidence: 'high', sampledAt: NOW },
      horizon: { kind: 'known', ms: 70 * HOUR, limit: 'time', topic: 'orders', partition: 0 },
    });
  });

  it('is not that of its other topics', () => {
    expect(standing('payments')).toMatchObject({
      status: 'ok',
      statusRule: null,
      statusSince: null,
      lag: { messages: '0' },
      timeLag: { ms: 0, method: 'exact' },
      horizon: { kind: 'never' },
    });
  });

  it('is unknown where nothing was ever committed', () => {
    const reason = 'The group has no committed offset on this topic.';
    expect(standing('refunds')).toMatchObject({
      lag: { messages: null, reason },
      timeLag: { ms: null, reason },
      horizon: { kind: 'unknown', reason },
    });
  });

  it('has its status since the first of its partitions has it', () => {
    const billing = snapshot.progress.get('billing');
    if (billing === undefined) throw new Error('No such group');
    const troubles = new Map([
      [
        'orders',
        new Map([
          [0, { status: 'stopped' as const, since: NOW - HOUR }],
          [1, { status: 'stopped' as const, since: NOW - 2 * HOUR }],
        ]),
      ],
    ]);
    const since = (watchedSince: number) => {
      const progress = new Map([['billing', { ...billing, watchedSince, troubles }]]);
      return standing('orders', { ...snapshot, progress });
    };
    expect(since(NOW - 9 * HOUR)).toMatchObject({
      statusSince: NOW - 2 * HOUR,
      statusSinceIsBound: false,
    });
    expect(since(NOW - 2 * HOUR), 'so from the first sample on').toMatchObject({ statusSinceIsBound: true });
  });
});

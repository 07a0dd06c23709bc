import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import { NOW } from '@/lib/domain/audit/test-moment.ts';
import { type SnapshotSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { growthConsequences, movingShare } from './partition-growth.ts';

describe('the share of keys that move', () => {
  it.each([
    [1, 2, 1, 2],
    [3, 6, 1, 2],
    [3, 4, 3, 4],
    [4, 6, 2, 3],
    [6, 9, 2, 3],
    [1, 12, 11, 12],
  ])('from %i to %i partitions is %i of %i', (from, to, part, whole) => {
    expect(movingShare(from, to)).toEqual({ part, whole });
  });

  it('is what counting every hash gives', () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
      .map(([from, more]) => [from, from + more] as const);
    fc.assert(
      fc.property(counts, ([from, to]) => {
        const hashes = Array.from({ length: from * to }, (_, hash) => hash);
        const moved = hashes.filter((hash) => hash % from !== hash % to).length;
        const { part, whole } = movingShare(from, to);
        expect(moved * whole).toBe(part * hashes.length);
      }),
    );
  });
});

const REPLICAS = [[1, 2, 3]];

function consequences(topic: string, spec: SnapshotSpec): string[] {
  const facts = buildFacts(testSnapshot(spec), { now: NOW });
  const found = facts.topic(topic);
  if (!found.known || found.value === null) throw new Error('the snapshot has no such topic');
  return growthConsequences(facts, found.value, 1, 2).map(({ level, text }) => `${level}: ${text}`);
}

describe('adding partitions', () => {
  it('to a topic whose records expire is a warning about order', () => {
    const said = consequences('orders', { topics: { orders: { replicas: REPLICAS } } });
    expect(said[0]).toMatch(/^warn: 1 of 2 keys \(50.0 %\)/);
    expect(said.some((text) => text.startsWith('danger'))).toBe(false);
    expect(said).toContain('info: Partitions only ever increase: start small and watch lag.');
    expect(said.join()).toContain('3 replicas more');
  });

  it('to a compacted topic is a danger: two values of one key stay', () => {
    const orders = { replicas: REPLICAS, configs: { 'cleanup.policy': 'compact' } };
    const said = consequences('orders', { topics: { orders } });
    expect(said.filter((text) => text.startsWith('danger'))).toHaveLength(2);
  });

  it('to a changelog breaks its application', () => {
    const name = 'app-store-changelog';
    expect(consequences(name, { topics: { [name]: { replicas: REPLICAS } } })[0]).toMatch(
      /^danger: The name is that of an internal topic of Kafka Streams/,
    );
  });

  it('that a streams group reads names the topics it is joined with', () => {
    const said = consequences('orders', {
      topics: {
        orders: { replicas: REPLICAS },
        customers: { replicas: REPLICAS },
        wide: { replicas: [[1], [2]] },
      },
      groups: {
        app: { type: 'streams', lags: { orders: { 0: {} }, customers: { 0: {} }, wide: { 0: {} } } },
      },
    });
    expect(said[0]).toMatch(/^danger: Kafka Streams application app/);
    expect(said[0]).toContain('joins with customers, which has 1 too');
    expect(said[0]).not.toContain('wide');
  });

  it('says that it is not known what reads it when nobody tells the groups', () => {
    const said = consequences('orders', { topics: { orders: { replicas: REPLICAS } }, without: ['groups'] });
    expect(said[0]).toMatch(/^warn: Whether Kafka Streams reads it is not known/);
  });

  it('rebalances the groups with members', () => {
    const said = consequences('orders', {
      topics: { orders: { replicas: REPLICAS } },
      groups: {
        live: { members: [{ id: 'm', partitions: { orders: [0] } }] },
        idle: { lags: { orders: { 0: {} } } },
      },
    });
    expect(said.find((text) => text.includes('rebalance'))).toMatch(/^warn: 1 group \(live\) rebalance/);
  });
});

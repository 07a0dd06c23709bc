import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { groupStatuses } from '@/lib/contracts/groups.ts';
import { behind } from '@/lib/domain/audit/test-groups.ts';
import { testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import type { ClusterRegistry } from '@/lib/services/cluster-registry.ts';
import { renderMetrics } from './metrics.ts';
import type { Streams } from './sse.ts';

const dashboard = readFileSync('docs/grafana/highwater.json', 'utf8');

/** What /metrics declares, with or without a value, and the labels in its source. */
async function declared(): Promise<Set<string>> {
  const clusters: Pick<ClusterRegistry, 'list'> = { list: () => [] };
  const streams: Pick<Streams, 'count'> = { count: () => 0 };
  const text = await renderMetrics(clusters as ClusterRegistry, streams as Streams, {
    countAlerts: async () => ({ firing: [], waiting: 0, failed: 0 }),
  });
  return new Set([...text.matchAll(/^# TYPE (highwater_\w+) /gm)].map(([, name = '']) => name));
}

/** The groups' times of one cluster with one group, by metric and value. */
async function timesOf(unreadForMs: number, isBound: boolean): Promise<string[]> {
  const lags = { orders: { 0: { lag: 5, isBound } } };
  const snapshot = testSnapshot(
    behind(unreadForMs, { topics: { orders: {} }, groups: { billing: { state: 'Empty', lags } } }),
  );
  const collector = { snapshot: () => snapshot, load: () => ({ requestsTotal: () => 0 }) };
  const clusters = { list: () => [{ definition: { id: 'c', name: 'c' }, collector }] };
  const text = await renderMetrics(clusters as unknown as ClusterRegistry, { count: () => 0 } as Streams, {
    countAlerts: async () => ({ firing: [], waiting: 0, failed: 0 }),
  });
  return [...text.matchAll(/^highwater_group_(time_lag\w*|loss_horizon\w*)\{/gm)].map(
    ([, name = '']) => name,
  );
}

it('a bound is exported under its own name and never as the value', async () => {
  expect(await timesOf(3_600_000, false)).toEqual(['time_lag_seconds', 'loss_horizon_seconds']);
  expect(await timesOf(30_000, true)).toEqual(['time_lag_at_least_seconds', 'loss_horizon_at_most_seconds']);
});

describe('the Grafana dashboard', () => {
  it('asks for no metric that is not exported', async () => {
    const exported = await declared();
    const asked = new Set([...dashboard.matchAll(/highwater_\w+/g)].map(([name]) => name));
    expect(asked.size).toBeGreaterThan(10);
    expect([...asked].filter((name) => !exported.has(name))).toEqual([]);
  });

  it('knows every status of groups that it selects', () => {
    const selected = [...dashboard.matchAll(/status[!=]~\\"([\w|]+)\\"/g)].flatMap(([, text = '']) =>
      text.split('|'),
    );
    expect(selected.length).toBeGreaterThan(0);
    expect(selected.filter((status) => !groupStatuses.some((known) => known === status))).toEqual([]);
  });
});

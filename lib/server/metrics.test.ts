import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { groupStatuses } from '@/lib/contracts/groups.ts';
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

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sectionNames } from '@/lib/contracts/common.ts';
import { groupStatuses } from '@/lib/contracts/groups.ts';
import { behind } from '@/lib/domain/audit/test-groups.ts';
import { NOW } from '@/lib/domain/audit/test-moment.ts';
import { testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { advanceGroup } from '@/lib/domain/lag/group-progress.ts';
import { NOTHING_TOLD } from '@/lib/domain/lag/markers.ts';
import { endOffsetLookup, startOffsetLookup } from '@/lib/domain/lag/offset-lookup.ts';
import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import type { ClusterRegistry } from '@/lib/services/cluster-registry.ts';
import { latest } from '@/lib/shared/section.ts';
import { renderMetrics } from './metrics.ts';
import type { Streams } from './sse.ts';

const dashboard = readFileSync('docs/grafana/highwater.json', 'utf8');

type Cluster = { name: string; snapshot: ClusterSnapshot };

const HOUR = 3_600_000;

const READ: readonly SectionName[] = ['commits', 'groups', 'logDirs', 'metadata', 'offsets', 'topicConfigs'];

/** Two brokers, one of them gone; a group that is behind on one of its topics, and one that never committed. */
const prod: Cluster = {
  name: 'prod',
  snapshot: watched(
    testSnapshot({
      collectedAt: NOW,
      without: sectionNames.filter((name) => !READ.includes(name)),
      brokers: { 1: {}, 2: {} },
      absent: [2],
      topics: {
        orders: {
          replicas: [
            [1, 2],
            [1, 2],
          ],
          isr: [[1, 2], [1]],
          offsets: [
            [10, 1000],
            [0, 500],
          ],
          bytes: [4096, 1024],
          recordsPerSecond: 25,
          configs: { 'retention.ms': String(72 * HOUR) },
        },
        payments: { replicas: [[1]], isr: [[]], offsets: [[0, 900]], bytes: [2048] },
      },
      groups: {
        billing: {
          state: 'Empty',
          lags: {
            orders: { 0: { committed: 960 }, 1: { committed: 495 } },
            payments: { 0: { committed: 900 } },
            deleted: { 0: { committed: 7 } },
          },
        },
        idle: { members: [{ id: 'm-1' }, { id: 'm-2' }] },
      },
    }),
  ),
};

/** With the progress that one sweep makes of it; every unread record was written two hours before. */
function watched(snapshot: ClusterSnapshot): ClusterSnapshot {
  const { groups, commits } = snapshot.sections;
  const progress = new Map(
    [...(latest(groups)?.value ?? [])].flatMap(([groupId, group]) => {
      const offsets = latest(commits)?.value.get(groupId);
      if (offsets === undefined) return [];
      const surroundings = {
        endOf: endOffsetLookup(snapshot),
        startOf: startOffsetLookup(snapshot),
        appendedAt: () => ({ at: NOW - 2 * HOUR, method: 'interpolated', confidence: 'high' }) as const,
        rateOf: () => null,
        nextRecord: NOTHING_TOLD.nextRecord,
        blockedAt: () => null,
      };
      return [[groupId, advanceGroup(undefined, group, offsets, surroundings)] as const];
    }),
  );
  return { ...snapshot, progress };
}

async function render(clusters: readonly Cluster[], detailMost: number): Promise<string> {
  const registry: Pick<ClusterRegistry, 'list'> = {
    list: () =>
      clusters.map(({ name, snapshot }) => ({
        definition: { id: name, name },
        collector: { snapshot: () => snapshot, load: () => ({ requestsTotal: () => 321 }) },
      })) as unknown as ReturnType<ClusterRegistry['list']>,
  };
  const streams: Pick<Streams, 'count'> = { count: () => 4 };
  const alerts = { firing: [{ clusterId: 'prod', count: 2 }], waiting: 3, failed: 1 };
  const store = { countAlerts: async () => alerts };
  return await renderMetrics(registry as ClusterRegistry, streams as Streams, store, detailMost);
}

/** `name{labels} value` of everything that describes clusters, by metric. */
const samplesOf = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('highwater_'))
    .map((line) => line.slice('highwater_'.length))
    .sort();

/** What /metrics declares, with or without a value. */
async function declared(): Promise<Set<string>> {
  const text = await render([], 0);
  return new Set([...text.matchAll(/^# TYPE (highwater_\w+) /gm)].map(([, name = '']) => name));
}

/** Samples of several metrics with the same labels. */
const of = (labels: string, values: Record<string, number | string>): string[] =>
  Object.entries(values).map(([name, value]) => `${name}{${labels}} ${value}`);

const onTopic = (topic: string, status: string, values: Record<string, number | string>): string[] => [
  ...of(`cluster="prod",group="billing",topic="${topic}"`, values),
  `group_topic_status{cluster="prod",group="billing",topic="${topic}",status="${status}"} 1`,
];
const BY_TOPIC = [
  ...onTopic('orders', 'stopped', {
    group_topic_lag_messages: 45,
    group_topic_time_lag_seconds: 7200,
    group_topic_loss_horizon_at_most_seconds: (72 - 2) * 3600,
  }),
  ...onTopic('payments', 'ok', {
    group_topic_lag_messages: 0,
    group_topic_time_lag_seconds: 0,
    group_topic_loss_horizon_seconds: '+Inf',
  }),
  ...onTopic('deleted', 'unknown', {}),
];

const onPartition = (at: string, status: string, values: Record<string, number>): string[] => [
  ...of(`cluster="prod",group="billing",${at}`, values),
  `group_partition_status{cluster="prod",group="billing",${at},status="${status}"} 1`,
];
const BY_PARTITION = [
  ...onPartition('topic="orders",partition="0"', 'stopped', {
    group_partition_committed_offset: 960,
    group_partition_lag_messages: 40,
    group_partition_time_lag_seconds: 7200,
  }),
  ...onPartition('topic="orders",partition="1"', 'stopped', {
    group_partition_committed_offset: 495,
    group_partition_lag_messages: 5,
    group_partition_time_lag_seconds: 7200,
  }),
  ...onPartition('topic="payments",partition="0"', 'ok', {
    group_partition_committed_offset: 900,
    group_partition_lag_messages: 0,
    group_partition_time_lag_seconds: 0,
  }),
  ...onPartition('topic="deleted",partition="0"', 'unknown', { group_partition_committed_offset: 7 }),
];

const LOG_ENDS = [
  ...of('cluster="prod",topic="orders",partition="0"', {
    partition_log_start_offset: 10,
    partition_log_end_offset: 1000,
  }),
  ...of('cluster="prod",topic="orders",partition="1"', {
    partition_log_start_offset: 0,
    partition_log_end_offset: 500,
  }),
  ...of('cluster="prod",topic="payments",partition="0"', {
    partition_log_start_offset: 0,
    partition_log_end_offset: 900,
  }),
];

const leftOut = (topics: number, groupPartitions: number, partitions: number): string[] => [
  `metrics_left_out{cluster="prod",level="group-topic"} ${topics}`,
  `metrics_left_out{cluster="prod",level="group-partition"} ${groupPartitions}`,
  `metrics_left_out{cluster="prod",level="partition"} ${partitions}`,
];

describe('what is exported', () => {
  it('is each value of one known cluster, and nothing for what is unknown', async () => {
    const expected = [
      'alert_messages{state="failed"} 1',
      'alert_messages{state="waiting"} 3',
      'alerts_firing{cluster="prod"} 2',
      'event_streams 4',
      'kafka_requests{cluster="prod"} 321',
      ...READ.map(
        (section) => `section_collected_timestamp_seconds{cluster="prod",section="${section}"} ${NOW / 1000}`,
      ),
      'broker_up{cluster="prod",broker="1"} 1',
      'broker_up{cluster="prod",broker="2"} 0',
      'broker_log_bytes{cluster="prod",broker="1"} 7168',
      ...of('cluster="prod",topic="orders"', {
        topic_partitions: 2,
        topic_under_replicated_partitions: 1,
        topic_offline_partitions: 0,
        topic_messages_in_per_second: 25,
        topic_log_bytes: 5120,
      }),
      ...of('cluster="prod",topic="payments"', {
        topic_partitions: 1,
        topic_under_replicated_partitions: 1,
        topic_offline_partitions: 1,
        topic_log_bytes: 2048,
      }),
      ...of('cluster="prod",group="billing"', {
        group_lag_messages: 45,
        group_partitions_unknown: 1,
        // Nothing is known of the partition of the deleted topic: it may be older there.
        group_time_lag_at_least_seconds: 7200,
        // How long it was empty before is not known, so its offsets may go earlier.
        group_loss_horizon_at_most_seconds: (72 - 2) * 3600,
      }),
      'group_loss_horizon_seconds{cluster="prod",group="idle"} +Inf',
      'group_members{cluster="prod",group="billing",kind="classic"} 0',
      'group_members{cluster="prod",group="idle",kind="classic"} 2',
      'group_status{cluster="prod",group="billing",status="stopped"} 1',
      'group_status{cluster="prod",group="idle",status="ok"} 1',
      ...BY_TOPIC,
      ...BY_PARTITION,
      ...LOG_ENDS,
      ...leftOut(0, 0, 0),
    ];
    expect(samplesOf(await render([prod], 4))).toEqual(expected.sort());
  });

  it('tells a level whole or not at all, with how many subjects are left out', async () => {
    const details = async (most: number) =>
      samplesOf(await render([prod], most)).filter((line) =>
        /^(group_topic_|group_partition_|partition_|metrics_left_out)/.test(line),
      );
    expect(await details(3)).toEqual([...BY_TOPIC, ...LOG_ENDS, ...leftOut(0, 4, 0)].sort());
    expect(await details(0)).toEqual(leftOut(3, 4, 3).sort());
  });

  it('says nothing of a cluster that was not read yet but what was asked of it', async () => {
    const nothing = { sections: {}, absentBrokers: new Map(), progress: new Map() };
    const unread = { name: 'prod', snapshot: { ...prod.snapshot, ...nothing } };
    const samples = samplesOf(await render([unread], 4));
    expect(samples.filter((line) => line.includes('cluster='))).toEqual([
      'alerts_firing{cluster="prod"} 2',
      'kafka_requests{cluster="prod"} 321',
    ]);
  });
});

it('a bound is exported under its own name and never as the value', async () => {
  const timesOf = async (unreadForMs: number, isBound: boolean) => {
    const lags = { orders: { 0: { lag: 5, isBound } } };
    const groups = { billing: { state: 'Empty' as const, wasSeenToEmpty: true, lags } };
    const snapshot = testSnapshot(behind(unreadForMs, { topics: { orders: {} }, groups }));
    const samples = samplesOf(await render([{ name: 'prod', snapshot }], 1));
    return samples.flatMap((line) => line.match(/^group_\w*(time_lag|loss_horizon)\w*/)?.[0] ?? []);
  };
  const names = (lag: string, horizon: string) => [
    `group_${horizon}`,
    `group_partition_${lag}`,
    `group_${lag}`,
    `group_topic_${horizon}`,
    `group_topic_${lag}`,
  ];
  expect((await timesOf(3_600_000, false)).sort()).toEqual(
    names('time_lag_seconds', 'loss_horizon_seconds').sort(),
  );
  expect((await timesOf(30_000, true)).sort()).toEqual(
    names('time_lag_at_least_seconds', 'loss_horizon_at_most_seconds').sort(),
  );
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

import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { HorizonDto } from '@/lib/contracts/groups.ts';
import type { AlertCounts } from '@/lib/db/alerts-records.ts';
import type { Store } from '@/lib/db/store.ts';
import { brokerRows } from '@/lib/services/broker-index.ts';
import type { ClusterRegistry, WatchedCluster } from '@/lib/services/cluster-registry.ts';
import { groupRows } from '@/lib/services/group-index.ts';
import { topicRows } from '@/lib/services/topic-index.ts';
import { singleton } from '@/lib/shared/singleton.ts';
import type { Streams } from './sse.ts';

/** Process metrics are registered once; what describes clusters is built for each scrape, so nothing removed lingers. */
const processMetrics = () =>
  singleton('process-metrics', () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    return registry;
  });

/** Prometheus text. An unknown value has no sample: absent, never 0. A bound has a metric of its own, never that of the value. */
export async function renderMetrics(
  clusters: ClusterRegistry,
  streams: Streams,
  store: Pick<Store, 'countAlerts'>,
): Promise<string> {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name: `highwater_${name}`, help, labelNames, registers: [registry] });
  const gauges = {
    sectionCollected: gauge('section_collected_timestamp_seconds', 'When a section was last collected', [
      'cluster',
      'section',
    ]),
    brokerUp: gauge('broker_up', '1 when the broker is registered and answers', ['cluster', 'broker']),
    brokerSize: gauge('broker_log_bytes', 'Bytes of all replicas on the broker', ['cluster', 'broker']),
    topicPartitions: gauge('topic_partitions', 'Partitions of the topic', ['cluster', 'topic']),
    topicUnderReplicated: gauge('topic_under_replicated_partitions', 'Partitions whose ISR is not complete', [
      'cluster',
      'topic',
    ]),
    topicOffline: gauge('topic_offline_partitions', 'Partitions without a leader', ['cluster', 'topic']),
    topicRate: gauge('topic_messages_in_per_second', 'Growth of the log end offsets', ['cluster', 'topic']),
    topicSize: gauge('topic_log_bytes', 'Bytes of all copies', ['cluster', 'topic']),
    groupLag: gauge('group_lag_messages', 'Sum of log end minus committed offsets', ['cluster', 'group']),
    groupTimeLag: gauge('group_time_lag_seconds', 'Age of the oldest unread record, worst partition', [
      'cluster',
      'group',
    ]),
    groupTimeLagAtLeast: gauge(
      'group_time_lag_at_least_seconds',
      'Instead of group_time_lag_seconds where only a bound is known: it may be more',
      ['cluster', 'group'],
    ),
    groupHorizon: gauge(
      'group_loss_horizon_seconds',
      'Time until unread records are deleted at the present pace; +Inf = never',
      ['cluster', 'group'],
    ),
    groupHorizonAtMost: gauge(
      'group_loss_horizon_at_most_seconds',
      'Instead of group_loss_horizon_seconds where only a bound is known: it may be less',
      ['cluster', 'group'],
    ),
    groupMembers: gauge('group_members', 'Members of the group', ['cluster', 'group', 'kind']),
    groupStatus: gauge('group_status', '1 for the status the group is in', ['cluster', 'group', 'status']),
    requests: gauge('kafka_requests', 'Requests sent to the brokers of the cluster since it is watched', [
      'cluster',
    ]),
  };
  gauge('event_streams', 'Open event streams', []).set(streams.count());
  for (const cluster of clusters.list()) fill(cluster, gauges);
  // The rest of a scrape does not depend on the database.
  const alerts = await store.countAlerts().catch(() => null);
  if (alerts !== null) fillAlerts(alerts, clusters, gauge);
  return (await processMetrics().metrics()) + (await registry.metrics());
}

type MakeGauge = (name: string, help: string, labelNames: string[]) => Gauge;

function fillAlerts(
  { firing, waiting, failed }: AlertCounts,
  clusters: ClusterRegistry,
  gauge: MakeGauge,
): void {
  const alerts = gauge('alerts_firing', 'Subjects for which an alert rule fires', ['cluster']);
  for (const { definition } of clusters.list()) {
    const count = firing.find(({ clusterId }) => clusterId === definition.id)?.count ?? 0;
    alerts.set({ cluster: definition.name }, count);
  }
  const outbox = gauge('alert_messages', 'Messages of the outbox: not sent yet, or given up', ['state']);
  outbox.set({ state: 'waiting' }, waiting);
  outbox.set({ state: 'failed' }, failed);
}

type Gauges = Record<
  | 'sectionCollected'
  | 'brokerUp'
  | 'brokerSize'
  | 'topicPartitions'
  | 'topicUnderReplicated'
  | 'topicOffline'
  | 'topicRate'
  | 'topicSize'
  | 'groupLag'
  | 'groupTimeLag'
  | 'groupTimeLagAtLeast'
  | 'groupHorizon'
  | 'groupHorizonAtMost'
  | 'groupMembers'
  | 'groupStatus'
  | 'requests',
  Gauge
>;

function fill({ definition, collector }: WatchedCluster, gauges: Gauges): void {
  const snapshot = collector.snapshot();
  const cluster = definition.name;
  for (const [section, state] of Object.entries(snapshot.sections)) {
    const at = state.ok ? state.collectedAt : state.lastGood?.collectedAt;
    set(gauges.sectionCollected, { cluster, section }, at === undefined ? null : at / 1000);
  }
  for (const row of brokerRows(snapshot)) {
    const labels = { cluster, broker: String(row.brokerId) };
    set(gauges.brokerUp, labels, row.state === 'up' ? 1 : 0);
    set(gauges.brokerSize, labels, row.sizeBytes);
  }
  for (const row of topicRows(snapshot)) {
    const labels = { cluster, topic: row.name };
    set(gauges.topicPartitions, labels, row.partitions);
    set(gauges.topicUnderReplicated, labels, row.underReplicated);
    set(gauges.topicOffline, labels, row.offline);
    set(gauges.topicRate, labels, row.messagesPerSecond);
    set(gauges.topicSize, labels, row.sizeBytes);
  }
  for (const row of groupRows(snapshot)) {
    const labels = { cluster, group: row.groupId };
    set(gauges.groupLag, labels, row.lag.messages);
    const { groupTimeLag, groupTimeLagAtLeast, groupHorizon, groupHorizonAtMost } = gauges;
    set(
      row.timeLag.method === 'bound' ? groupTimeLagAtLeast : groupTimeLag,
      labels,
      row.timeLag.ms === null ? null : row.timeLag.ms / 1000,
    );
    set(
      row.horizon.kind === 'at-most' ? groupHorizonAtMost : groupHorizon,
      labels,
      horizonSeconds(row.horizon),
    );
    set(gauges.groupMembers, { ...labels, kind: row.kind }, row.members);
    set(gauges.groupStatus, { ...labels, status: row.status }, 1);
  }
  set(gauges.requests, { cluster }, collector.load().requestsTotal());
}

const horizonSeconds = ({ kind, ms }: HorizonDto): number | null => {
  if (kind === 'never') return Number.POSITIVE_INFINITY;
  return ms === null ? null : ms / 1000;
};

function set(gauge: Gauge, labels: Record<string, string>, value: number | string | null): void {
  if (value !== null) gauge.set(labels, Number(value));
}

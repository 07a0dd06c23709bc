import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { LagDto } from '@/lib/contracts/groups.ts';
import type { AlertCounts } from '@/lib/db/alerts-records.ts';
import type { Store } from '@/lib/db/store.ts';
import { brokerRows } from '@/lib/services/broker-index.ts';
import type { ClusterRegistry, WatchedCluster } from '@/lib/services/cluster-registry.ts';
import { groupRows } from '@/lib/services/group-index.ts';
import { topicRows } from '@/lib/services/topic-index.ts';
import { singleton } from '@/lib/shared/singleton.ts';
import { detailMetrics } from './detail-metrics.ts';
import { horizonGauges, type MakeGauge, set, timeLagGauges } from './metric-set.ts';
import type { Streams } from './sse.ts';

/** Process metrics are registered once; what describes clusters is built for each scrape, so nothing removed lingers. */
const processMetrics = () =>
  singleton('process-metrics', () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    return registry;
  });

/**
 * Prometheus text. An unknown value has no sample: absent, never 0. A bound has a metric of its own, never that of the value.
 * @param detailMost up to so many subjects of a cluster are told by topic and by partition
 */
export async function renderMetrics(
  clusters: ClusterRegistry,
  streams: Streams,
  store: Pick<Store, 'countAlerts'>,
  detailMost: number,
): Promise<string> {
  const registry = new Registry();
  const gauge: MakeGauge = (name, help, labelNames) =>
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
    groupLag: gauge('group_lag_messages', 'Sum of log end minus committed offsets, of known partitions', [
      'cluster',
      'group',
    ]),
    groupUnknown: gauge('group_partitions_unknown', 'Partitions whose lag is unknown and in no sum', [
      'cluster',
      'group',
    ]),
    groupMembers: gauge('group_members', 'Members of the group', ['cluster', 'group', 'kind']),
    groupStatus: gauge('group_status', '1 for the status the group is in', ['cluster', 'group', 'status']),
    requests: gauge('kafka_requests', 'Requests sent to the brokers of the cluster since it is watched', [
      'cluster',
    ]),
  };
  const ofGroup = {
    timeLag: timeLagGauges(gauge, 'group', ['cluster', 'group']),
    horizon: horizonGauges(gauge, 'group', ['cluster', 'group']),
  };
  gauge('event_streams', 'Open event streams', []).set(streams.count());
  const fillDetails = detailMetrics(gauge, detailMost);
  for (const cluster of clusters.list()) {
    fill(cluster, gauges, ofGroup);
    await fillDetails(cluster.definition.name, cluster.collector.snapshot());
  }
  // The rest of a scrape does not depend on the database.
  const alerts = await store.countAlerts().catch(() => null);
  if (alerts !== null) fillAlerts(alerts, clusters, gauge);
  return (await processMetrics().metrics()) + (await registry.metrics());
}

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
  | 'groupUnknown'
  | 'groupMembers'
  | 'groupStatus'
  | 'requests',
  Gauge
>;

type OfGroup = { timeLag: ReturnType<typeof timeLagGauges>; horizon: ReturnType<typeof horizonGauges> };

function fill({ definition, collector }: WatchedCluster, gauges: Gauges, ofGroup: OfGroup): void {
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
    set(gauges.groupUnknown, labels, unknownPartitions(row.lag));
    ofGroup.timeLag(labels, row.timeLag);
    ofGroup.horizon(labels, row.horizon);
    set(gauges.groupMembers, { ...labels, kind: row.kind }, row.members);
    set(gauges.groupStatus, { ...labels, status: row.status }, 1);
  }
  set(gauges.requests, { cluster }, collector.load().requestsTotal());
}

const unknownPartitions = ({ partitionsTotal, partitionsKnown }: LagDto): number | null =>
  partitionsTotal === 0 ? null : partitionsTotal - partitionsKnown;

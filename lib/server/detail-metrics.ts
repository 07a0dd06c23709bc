import type { GroupProgress } from '@/lib/domain/lag/group-progress.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { timeLagDto } from '@/lib/services/group-outlook.ts';
import { standingOf } from '@/lib/services/group-standing.ts';
import { createPacer } from '@/lib/shared/pacer.ts';
import { latest } from '@/lib/shared/section.ts';
import { horizonGauges, type MakeGauge, set, timeLagGauges } from './metric-set.ts';

type FillDetails = (cluster: string, snapshot: ClusterSnapshot) => Promise<void>;

/**
 * Groups by topic and by partition, and where the logs begin and end. Each level of a cluster is told whole or not at all:
 * of a part of it a sum would be wrong. In slices: thousands of series in one go would hold the event loop.
 * @param most subjects of one level
 */
export function detailMetrics(gauge: MakeGauge, most: number): FillDetails {
  const levels = {
    'group-topic': byTopic(gauge),
    'group-partition': byPartition(gauge),
    partition: logEnds(gauge),
  };
  const leftOut = gauge(
    'metrics_left_out',
    'Subjects that are not told one by one, being more than HIGHWATER_METRICS_PARTITIONS; 0 = all are told',
    ['cluster', 'level'],
  );
  return async (cluster, snapshot) => {
    for (const [level, { count, fill }] of Object.entries(levels)) {
      const subjects = count(snapshot);
      if (subjects === null) continue;
      const isTold = subjects <= most;
      leftOut.set({ cluster, level }, isTold ? 0 : subjects);
      if (isTold) await fill(cluster, snapshot);
    }
  };
}

/** `count`: its subjects, null before they were read. */
type Level = { count: (snapshot: ClusterSnapshot) => number | null; fill: FillDetails };

function byTopic(gauge: MakeGauge): Level {
  const labelNames = ['cluster', 'group', 'topic'];
  const lag = gauge(
    'group_topic_lag_messages',
    'Lag of the group on the topic, of known partitions',
    labelNames,
  );
  const setTimeLag = timeLagGauges(gauge, 'group_topic', labelNames);
  const setHorizon = horizonGauges(gauge, 'group_topic', labelNames);
  const status = gauge('group_topic_status', '1 for the status the group has on the topic', [
    ...labelNames,
    'status',
  ]);
  return {
    count: (snapshot) => {
      const groups = readGroups(snapshot);
      return groups && sumOf(groups, ({ topics }) => topics.size);
    },
    async fill(cluster, snapshot) {
      const groups = latest(snapshot.sections.groups)?.value;
      const pacer = createPacer();
      for (const [groupId, { topics }] of snapshot.progress) {
        const group = groups?.get(groupId);
        if (pacer.due()) await pacer.pause();
        if (group === undefined) continue;
        const standingOn = standingOf(snapshot, group);
        for (const topic of topics.keys()) {
          const labels = { cluster, group: groupId, topic };
          const standing = standingOn(topic);
          set(lag, labels, standing.lag.messages);
          setTimeLag(labels, standing.timeLag);
          setHorizon(labels, standing.horizon);
          set(status, { ...labels, status: standing.status }, 1);
        }
      }
    },
  };
}

function byPartition(gauge: MakeGauge): Level {
  const labelNames = ['cluster', 'group', 'topic', 'partition'];
  const offset = gauge('group_partition_committed_offset', 'Committed offset of the group', labelNames);
  const lag = gauge('group_partition_lag_messages', 'Log end minus committed offset', labelNames);
  const setTimeLag = timeLagGauges(gauge, 'group_partition', labelNames);
  const status = gauge('group_partition_status', '1 for the status the group has on the partition', [
    ...labelNames,
    'status',
  ]);
  return {
    count: (snapshot) => {
      const groups = readGroups(snapshot);
      return groups && sumOf(groups, ({ topics }) => sumOf(topics.values(), ({ length }) => length));
    },
    async fill(cluster, { progress }) {
      const pacer = createPacer();
      for (const [group, { topics, troubles, sampledAt }] of progress) {
        if (pacer.due()) await pacer.pause();
        for (const [topic, partitions] of topics) {
          for (const one of partitions) {
            const labels = { cluster, group, topic, partition: String(one.partition) };
            const trouble = troubles.get(topic)?.get(one.partition);
            set(offset, labels, String(one.committed));
            set(lag, labels, one.lag.kind === 'known' ? String(one.lag.messages) : null);
            setTimeLag(labels, timeLagDto(one.unread, sampledAt));
            set(status, { ...labels, status: trouble?.status ?? 'ok' }, 1);
          }
        }
      }
    },
  };
}

function logEnds(gauge: MakeGauge): Level {
  const labelNames = ['cluster', 'topic', 'partition'];
  const start = gauge('partition_log_start_offset', 'First offset that is not deleted', labelNames);
  const end = gauge('partition_log_end_offset', 'Offset after the last record that can be read', labelNames);
  const topicsOf = ({ sections }: ClusterSnapshot) => latest(sections.metadata)?.value.topics;
  return {
    count: (snapshot) => {
      const topics = topicsOf(snapshot);
      return topics === undefined ? null : sumOf(topics.values(), ({ partitions }) => partitions.length);
    },
    async fill(cluster, snapshot) {
      const pacer = createPacer();
      const offsets = latest(snapshot.sections.offsets)?.value;
      for (const { name, partitions } of topicsOf(snapshot)?.values() ?? []) {
        if (pacer.due()) await pacer.pause();
        const known = offsets?.get(name);
        for (const [index, { partition }] of partitions.entries()) {
          const labels = { cluster, topic: name, partition: String(partition) };
          set(start, labels, offsetText(known?.earliest[index]));
          set(end, labels, offsetText(known?.latest[index]));
        }
      }
    },
  };
}

const offsetText = (offset: bigint | null | undefined): string | null =>
  offset == null ? null : String(offset);

const readGroups = ({ sections, progress }: ClusterSnapshot): Iterable<GroupProgress> | null =>
  latest(sections.commits) === undefined ? null : progress.values();

function sumOf<T>(all: Iterable<T>, countOf: (one: T) => number): number {
  let sum = 0;
  for (const one of all) sum += countOf(one);
  return sum;
}

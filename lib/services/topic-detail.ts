import type { Cadence } from '@/lib/collector/cadence.ts';
import type { PartitionDto, ReplicaDto, TopicDetailDto, TopicGroupDto } from '@/lib/contracts/topics.ts';
import type { Group } from '@/lib/domain/model/group.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { Partition, Topic } from '@/lib/domain/model/topic.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { latest } from '@/lib/shared/section.ts';
import { brokerRows, brokerStates } from './broker-index.ts';
import { configViews } from './config-views.ts';
import { freshnessOf } from './freshness.ts';
import { groupRow } from './group-index.ts';
import { standingOf } from './group-standing.ts';
import { compareNames } from './paging.ts';
import { groupsByTopic, topicDefault, topicRow } from './topic-index.ts';
import { TOPIC_LIST_SECTIONS } from './topics.ts';

/** @throws AppError `not_found`, `not_ready` before the first metadata */
export function topicDetail(snapshot: ClusterSnapshot, cadence: Cadence, name: string): TopicDetailDto {
  const metadata = latest(snapshot.sections.metadata);
  if (!metadata)
    throw new AppError('not_ready', 'The topics of this cluster were not collected yet.', {
      retryable: true,
    });
  const topic = metadata.value.topics.get(name);
  if (!topic) throw new AppError('not_found', `There is no topic "${name}" in this cluster.`);
  const logs = replicaLogs(snapshot, name);
  return {
    ...freshnessOf(snapshot, TOPIC_LIST_SECTIONS, cadence),
    topic: topicRow(topic, metadata.collectedAt, snapshot),
    topicId: topic.topicId,
    brokers: brokerColumns(snapshot),
    partitions: topic.partitions.map((partition, index) =>
      partitionDto(snapshot, topic, partition, index, logs),
    ),
    ...configPart(snapshot, name),
    groups: topicGroups(snapshot, name),
  };
}

function brokerColumns(snapshot: ClusterSnapshot): TopicDetailDto['brokers'] {
  const columns = brokerRows(snapshot).map(({ brokerId, rack, state }) => ({ brokerId, rack, state }));
  return columns.sort((a, b) => compareNames(a.rack ?? '', b.rack ?? '') || a.brokerId - b.brokerId);
}

type Logs = Map<string, Pick<ReplicaDto, 'logDir' | 'sizeBytes' | 'offsetLag' | 'futureLogDir' | 'sizeAt'>>;
const NO_LOG = { logDir: null, sizeBytes: null, offsetLag: null, futureLogDir: null, sizeAt: null };
const logKey = (brokerId: number, partition: number) => `${brokerId}/${partition}`;

function replicaLogs(snapshot: ClusterSnapshot, topic: string): Logs {
  const logs: Logs = new Map();
  for (const { brokerId, dirs, collectedAt } of latest(snapshot.sections.logDirs)?.value.values() ?? []) {
    for (const dir of dirs) {
      for (const log of dir.topics.get(topic) ?? []) {
        const key = logKey(brokerId, log.partition);
        const known = logs.get(key) ?? { ...NO_LOG, sizeAt: collectedAt };
        const own = { logDir: dir.path, sizeBytes: String(log.sizeBytes), offsetLag: String(log.offsetLag) };
        logs.set(key, log.future ? { ...known, futureLogDir: dir.path } : { ...known, ...own });
      }
    }
  }
  return logs;
}

function partitionDto(
  snapshot: ClusterSnapshot,
  topic: Topic,
  { partition, leader, leaderEpoch, replicas, isr, offline, error }: Partition,
  index: number,
  logs: Logs,
): PartitionDto {
  const offsets = latest(snapshot.sections.offsets)?.value.get(topic.name);
  const start = offsets?.earliest[index] ?? null;
  const end = offsets?.latest[index] ?? null;
  const states = brokerStates(snapshot);
  return {
    partition,
    leader: leader < 0 ? null : leader,
    preferredLeader: replicas[0] ?? null,
    leaderEpoch,
    replicas: replicas.map((brokerId) => ({
      brokerId,
      inSync: isr.includes(brokerId),
      offline: offline.includes(brokerId) || states.get(brokerId)?.state === 'absent',
      ...(logs.get(logKey(brokerId, partition)) ?? NO_LOG),
    })),
    isr: [...isr],
    start: start === null ? null : String(start),
    end: end === null ? null : String(end),
    offsetsAt: offsets?.sampledAt[index] ?? null,
    offsetsError: offsets?.errors?.get(partition) ?? null,
    messagesPerSecond: snapshot.rates.get(topic.name)?.partitions[index] ?? null,
    error: error ?? null,
  };
}

function configPart(snapshot: ClusterSnapshot, name: string) {
  const section = latest(snapshot.sections.topicConfigs);
  const resource = section?.value.byTopic.get(name);
  if (!section || !resource) return { configs: [], configsCollectedAt: null, configsError: null };
  const { value: configs, collectedAt } = section;
  if (!resource.ok) return { configs: [], configsCollectedAt: collectedAt, configsError: resource.error };
  return {
    configs: configViews(resource.value, 'topic', configs.docs, (key) => topicDefault(configs, key)),
    configsCollectedAt: collectedAt,
    configsError: null,
  };
}

function topicGroups(snapshot: ClusterSnapshot, topic: string): TopicGroupDto[] {
  const groups = latest(snapshot.sections.groups)?.value;
  const found: TopicGroupDto[] = [];
  for (const groupId of groupsByTopic(snapshot).get(topic) ?? []) {
    const group = groups?.get(groupId);
    if (group) found.push(topicGroup(snapshot, topic, group));
  }
  return found.sort((a, b) => compareNames(a.groupId, b.groupId));
}

function topicGroup(snapshot: ClusterSnapshot, topic: string, group: Group): TopicGroupDto {
  const { groupId, kind, state, members } = groupRow(group, snapshot);
  return { groupId, kind, state, members, ...standingOf(snapshot, group)(topic) };
}

import { AppError } from '@/lib/shared/app-error.ts';
import { readAcls } from './admin/acls.ts';
import { alterConfigs } from './admin/alter-configs.ts';
import { readBatchTimes } from './admin/batch-times.ts';
import { commitOffsets } from './admin/commit-offsets.ts';
import { readCommits } from './admin/commits.ts';
import { createConfigReader } from './admin/configs.ts';
import { readConfigsOnBrokers } from './admin/configs-on-brokers.ts';
import { createPartitions } from './admin/create-partitions.ts';
import { deleteOffsets } from './admin/delete-offsets.ts';
import { deleteRecords } from './admin/delete-records.ts';
import { describeGroups } from './admin/describe-groups.ts';
import { electPreferredLeaders } from './admin/elect-leaders.ts';
import { readFeatures } from './admin/features.ts';
import { listGroups } from './admin/list-groups.ts';
import { readLogDirs } from './admin/log-dirs.ts';
import { createMetadataCache } from './admin/metadata.ts';
import { readNewestTimes, readOffsets } from './admin/offsets.ts';
import { readTopic, readTopicOnBrokers } from './admin/one-topic.ts';
import { readOpenProducers } from './admin/open-producers.ts';
import { readProducerCounts } from './admin/producer-counts.ts';
import { readQuorum } from './admin/quorum.ts';
import { readQuotas } from './admin/quotas.ts';
import { readReassignments } from './admin/reassignments.ts';
import { deleteGroup, removeStaticMember } from './admin/remove-group.ts';
import { alterShareOffsets, deleteShareOffsets } from './admin/share-offsets.ts';
import { readSubscriptions } from './admin/subscriptions.ts';
import { readTopicDefaults } from './admin/topic-defaults.ts';
import { createTopics, deleteTopics } from './admin/topics.ts';
import { ClusterClient, type ClusterClientOptions } from './cluster-client.ts';
import type { ConnectionConfig } from './connection-config.ts';
import type { KafkaReader } from './reader.ts';
import { startTiming } from './timing.ts';
import type { KafkaWriter } from './writer.ts';

export type KafkaOptions = ClusterClientOptions;

/** Reads and changes of one cluster over shared connections; closing the reader ends both. */
export type Kafka = { reader: KafkaReader; writer: KafkaWriter };

/**
 * Opens no socket before the first call.
 * Throws `invalid_input` for addresses or certificates that cannot be used.
 */
export function openKafka(config: ConnectionConfig, options: KafkaOptions = {}): Kafka {
  if (config.bootstrap.length === 0) {
    throw new AppError('invalid_input', 'At least one bootstrap address is needed.', { field: 'bootstrap' });
  }
  const client = new ClusterClient(config, options);
  return { reader: makeReader(client), writer: makeWriter(client) };
}

export function createKafkaReader(config: ConnectionConfig, options: KafkaOptions = {}): KafkaReader {
  return openKafka(config, options).reader;
}

function makeReader(client: ClusterClient): KafkaReader {
  const metadata = createMetadataCache(client);
  const configs = createConfigReader(client);
  const singleConfigs = createConfigReader(client);
  return {
    readMetadata: (call) => metadata.read(startTiming(call)),
    readTopic: (name, call) => readTopic(client, name, startTiming(call)),
    readTopicOnBrokers: (name, call) => readTopicOnBrokers(client, name, startTiming(call)),
    readOffsets: (spec, topics, call) => readOffsets(client, metadata, spec, topics, startTiming(call)),
    readNewestTimes: (topics, call) => readNewestTimes(client, metadata, topics, startTiming(call)),
    readBatchTimes: (positions, call) => readBatchTimes(client, metadata, positions, startTiming(call)),
    readOpenProducers: (positions, call) => readOpenProducers(client, metadata, positions, startTiming(call)),
    readProducerCounts: (topics, call) => readProducerCounts(client, metadata, topics, startTiming(call)),
    listGroups: (call) => listGroups(client, startTiming(call)),
    describeGroups: (groups, call) => describeGroups(client, groups, startTiming(call)),
    readCommits: (groups, call) => readCommits(client, groups, startTiming(call)),
    readTopicDefaults: (call) => readTopicDefaults(client, startTiming(call)),
    readTopicConfigs: (topics, call) => configs.readTopicConfigs(topics, startTiming(call)),
    readConfigs: (subjects, call) => singleConfigs.readConfigs(subjects, startTiming(call)),
    readConfigsOnBrokers: (subjects, call) => readConfigsOnBrokers(client, subjects, startTiming(call)),
    readControllerConfigs: (controllers, call) =>
      configs.readControllerConfigs(controllers, startTiming(call)),
    readSubscriptions: (call) => readSubscriptions(client, startTiming(call)),
    readBrokerConfigs: (brokerIds, call) => configs.readBrokerConfigs(brokerIds, startTiming(call)),
    readLogDirs: (brokerIds, call) => readLogDirs(client, brokerIds, startTiming(call)),
    readQuorum: (call) => readQuorum(client, startTiming(call)),
    readFeatures: (call) => readFeatures(client, startTiming(call)),
    readAcls: (call) => readAcls(client, startTiming(call)),
    readReassignments: (call) => readReassignments(client, startTiming(call)),
    readQuotas: (call) => readQuotas(client, startTiming(call)),
    requestCounts: () => client.counter.read(),
    close: async () => client.close(),
  };
}

function makeWriter(client: ClusterClient): KafkaWriter {
  return {
    createTopics: (topics, call) =>
      createTopics(client, topics, call?.validateOnly ?? false, startTiming(call)),
    deleteTopics: (topicIds, call) => deleteTopics(client, topicIds, startTiming(call)),
    createPartitions: (topic, count, call) =>
      createPartitions(client, topic, count, call?.validateOnly ?? false, startTiming(call)),
    deleteRecords: (topic, before, call) => deleteRecords(client, topic, before, startTiming(call)),
    electPreferredLeaders: (topic, partitions, call) =>
      electPreferredLeaders(client, topic, partitions, startTiming(call)),
    alterConfigs: (alterations, call) =>
      alterConfigs(client, alterations, call?.validateOnly ?? false, startTiming(call)),
    commitOffsets: (groupId, offsets, call) => commitOffsets(client, groupId, offsets, startTiming(call)),
    deleteOffsets: (groupId, partitions, call) =>
      deleteOffsets(client, groupId, partitions, startTiming(call)),
    alterShareOffsets: (groupId, offsets, call) =>
      alterShareOffsets(client, groupId, offsets, startTiming(call)),
    deleteShareOffsets: (groupId, topics, call) =>
      deleteShareOffsets(client, groupId, topics, startTiming(call)),
    deleteGroup: (groupId, call) => deleteGroup(client, groupId, startTiming(call)),
    removeStaticMember: (groupId, member, call) =>
      removeStaticMember(client, groupId, member, startTiming(call)),
  };
}

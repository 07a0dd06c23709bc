import { AppError } from '@/lib/shared/app-error.ts';
import { readCommits } from './admin/commits.ts';
import { createConfigReader } from './admin/configs.ts';
import { describeGroups } from './admin/describe-groups.ts';
import { readFeatures } from './admin/features.ts';
import { listGroups } from './admin/list-groups.ts';
import { readLogDirs } from './admin/log-dirs.ts';
import { createMetadataCache } from './admin/metadata.ts';
import { readOffsets } from './admin/offsets.ts';
import { readQuorum } from './admin/quorum.ts';
import { readTopicDefaults } from './admin/topic-defaults.ts';
import { ClusterClient, type ClusterClientOptions } from './cluster-client.ts';
import type { ConnectionConfig } from './connection-config.ts';
import type { KafkaReader } from './reader.ts';
import { startTiming } from './timing.ts';

export type KafkaReaderOptions = ClusterClientOptions;

/**
 * The reads of one cluster. Opens no socket before the first read.
 * Throws `invalid_input` for addresses or certificates that cannot be used.
 */
export function createKafkaReader(config: ConnectionConfig, options: KafkaReaderOptions = {}): KafkaReader {
  if (config.bootstrap.length === 0) {
    throw new AppError('invalid_input', 'At least one bootstrap address is needed.', { field: 'bootstrap' });
  }
  const client = new ClusterClient(config, options);
  const metadata = createMetadataCache(client);
  const configs = createConfigReader(client);
  return {
    readMetadata: (call) => metadata.read(startTiming(call)),
    readOffsets: (spec, topics, call) => readOffsets(client, metadata, spec, topics, startTiming(call)),
    listGroups: (call) => listGroups(client, startTiming(call)),
    describeGroups: (groups, call) => describeGroups(client, groups, startTiming(call)),
    readCommits: (groups, call) => readCommits(client, groups, startTiming(call)),
    readTopicDefaults: (call) => readTopicDefaults(client, startTiming(call)),
    readTopicConfigs: (topics, call) => configs.readTopicConfigs(topics, startTiming(call)),
    readBrokerConfigs: (brokerIds, call) => configs.readBrokerConfigs(brokerIds, startTiming(call)),
    readLogDirs: (brokerIds, call) => readLogDirs(client, brokerIds, startTiming(call)),
    readQuorum: (call) => readQuorum(client, startTiming(call)),
    readFeatures: (call) => readFeatures(client, startTiming(call)),
    requestCounts: () => client.counter.read(),
    close: async () => client.close(),
  };
}

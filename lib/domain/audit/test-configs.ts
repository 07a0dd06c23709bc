import type { ConfigEntry, ConfigResource, ConfigSource, ConfigSynonym } from '@/lib/domain/model/config.ts';

export type ConfigSpec =
  | string
  | null
  | { value: string | null; source?: ConfigSource; synonyms?: ConfigSynonym[]; sensitive?: boolean };
export type Configs = Record<string, ConfigSpec>;

/** What a Kafka 4.x broker reports for a topic nobody configured. */
export const TOPIC_DEFAULTS: Configs = {
  'cleanup.policy': 'delete',
  'compression.type': 'producer',
  'delete.retention.ms': '86400000',
  'flush.messages': '9223372036854775807',
  'flush.ms': '9223372036854775807',
  'follower.replication.throttled.replicas': '',
  'leader.replication.throttled.replicas': '',
  'local.retention.bytes': '-2',
  'local.retention.ms': '-2',
  'max.compaction.lag.ms': '9223372036854775807',
  'max.message.bytes': '1048588',
  'message.timestamp.after.max.ms': '3600000',
  'message.timestamp.type': 'CreateTime',
  'min.cleanable.dirty.ratio': '0.5',
  'min.compaction.lag.ms': '0',
  'min.insync.replicas': '1',
  'remote.storage.enable': 'false',
  'retention.bytes': '-1',
  'retention.ms': '604800000',
  'segment.bytes': '1073741824',
  'segment.ms': '604800000',
  'unclean.leader.election.enable': 'false',
};

/** What a Kafka 4.x broker of a dedicated role reports with an almost empty file. */
export const BROKER_DEFAULTS: Configs = {
  'auto.create.topics.enable': 'true',
  'auto.leader.rebalance.enable': 'true',
  'authorizer.class.name': '',
  'controlled.shutdown.enable': 'true',
  'default.replication.factor': '1',
  'delete.topic.enable': 'true',
  'group.initial.rebalance.delay.ms': '3000',
  'log.cleaner.enable': 'true',
  'log.dir': '/tmp/kafka-logs',
  'log.dirs': '/data/kafka',
  'log.flush.interval.messages': '9223372036854775807',
  'log.flush.interval.ms': null,
  'log.retention.ms': null,
  'max.connections': '2147483647',
  'metadata.log.dir': null,
  'min.insync.replicas': '1',
  'num.io.threads': '8',
  'num.network.threads': '3',
  'num.partitions': '1',
  'num.recovery.threads.per.data.dir': '2',
  'num.replica.fetchers': '1',
  'offsets.retention.minutes': '10080',
  'offsets.topic.replication.factor': '3',
  'process.roles': 'broker',
  'remote.log.metadata.topic.replication.factor': '3',
  'remote.log.storage.system.enable': 'false',
  'replica.fetch.max.bytes': '1048576',
  'replica.lag.time.max.ms': '30000',
  'replica.selector.class': null,
  'share.coordinator.state.topic.min.isr': '2',
  'share.coordinator.state.topic.replication.factor': '3',
  'socket.request.max.bytes': '104857600',
  'transaction.state.log.min.isr': '2',
  'transaction.state.log.replication.factor': '3',
  'unclean.leader.election.enable': 'false',
};

const shared = new WeakMap<Configs, readonly ConfigEntry[]>();

/** Entries nobody set are shared, as the collector shares them. */
function builtIn(defaults: Configs): readonly ConfigEntry[] {
  const known = shared.get(defaults);
  if (known) return known;
  const made = Object.entries(defaults).map(([name, spec]) => entryOf(name, spec, 'built-in'));
  shared.set(defaults, made);
  return made;
}

export function resource(defaults: Configs, own: Configs, source: ConfigSource): ConfigResource {
  const entries = [
    ...builtIn(defaults).filter(({ name }) => !(name in own)),
    ...Object.entries(own).map(([name, spec]) => entryOf(name, spec, source)),
  ];
  return { entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)), answeredBy: 1 };
}

function entryOf(name: string, spec: ConfigSpec, fallback: ConfigSource): ConfigEntry {
  const {
    value,
    source = fallback,
    synonyms,
    sensitive = false,
  } = typeof spec === 'object' && spec !== null ? spec : { value: spec };
  return {
    name,
    value,
    source,
    readOnly: false,
    sensitive,
    type: 'string',
    synonyms: synonyms ?? [{ name, value, source }],
  };
}

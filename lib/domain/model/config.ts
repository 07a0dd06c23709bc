/** DescribeConfigs `configSource`, by its meaning. The numbers are Kafka's `ConfigEntry.ConfigSource` ids. */
export const CONFIG_SOURCES = {
  1: 'topic',
  2: 'broker',
  3: 'cluster',
  4: 'static',
  5: 'built-in',
  6: 'broker-logger',
  7: 'client-metrics',
  8: 'group',
} as const;

export type ConfigSource = (typeof CONFIG_SOURCES)[keyof typeof CONFIG_SOURCES] | 'unknown';

/** What has configs of its own. `cluster` is the cluster-wide dynamic default of its brokers. */
export type ConfigKind = 'topic' | 'broker' | 'cluster' | 'group' | 'client-metrics' | 'broker-logger';

/** The name is a broker's id for brokers and their loggers, and empty for the cluster. */
export type ConfigSubject = { kind: ConfigKind; name: string };

/** For maps: no kind holds a blank. */
export const subjectKey = ({ kind, name }: ConfigSubject): string => `${kind} ${name}`;

export type ConfigType =
  | 'unknown'
  | 'boolean'
  | 'string'
  | 'int'
  | 'short'
  | 'long'
  | 'double'
  | 'list'
  | 'class'
  | 'password';

/** One layer of the chain that decides a value. The name differs from the key's: `log.retention.hours` under `retention.ms`. */
export type ConfigSynonym = { name: string; value: string | null; source: ConfigSource };

/** Entries are interned: two resources with the same answer for a key share one object. */
export type ConfigEntry = {
  name: string;
  /** Null when sensitive, or when Kafka has no value. */
  value: string | null;
  source: ConfigSource;
  readOnly: boolean;
  sensitive: boolean;
  type: ConfigType;
  /** In order of precedence, the effective layer first; may be empty. */
  synonyms: readonly ConfigSynonym[];
};

/** All configs of one resource, ordered by name. */
export type ConfigResource = {
  entries: readonly ConfigEntry[];
  /** The broker that answered: effective topic values depend on it. */
  answeredBy: number;
};

/** Documentation by key, straight from the broker; kept once, not per resource. */
export type ConfigDocs = ReadonlyMap<string, string>;

import type { ConfigEntry, ConfigSource, ConfigSynonym } from '@/lib/domain/model/config.ts';
import { isSampleValue } from './sample-file.ts';

/** Who decided a value, as far as Kafka tells. */
export type Origin =
  | 'built-in'
  | 'sample-file'
  | 'file'
  | 'feature'
  | 'cluster-default'
  | 'broker-override'
  | 'override'
  | 'unknown';

export const ORIGIN_TEXT: Record<Origin, string> = {
  'built-in': 'nobody set it: the value built into Kafka applies',
  'sample-file': "set in the file, but it is the sample's value",
  file: "set in the broker's file",
  feature: 'the value that a new cluster (4.1 and later) writes by itself; no person need have set it',
  'cluster-default': 'set as the cluster-wide default',
  'broker-override': 'set on one broker',
  override: 'set on the resource itself',
  unknown: 'the broker does not say where it comes from',
};

export type ConfigEvidence = {
  key: string;
  /** The effective value; null when sensitive or unset. */
  value: string | null;
  source: ConfigSource;
  /** The layer that decides: its name may differ from the key (`log.retention.hours` under `retention.ms`). */
  decidedBy: ConfigSynonym | null;
  synonyms: readonly ConfigSynonym[];
  origin: Origin;
};

const ORIGIN_OF_SOURCE: Record<ConfigSource, Origin> = {
  topic: 'override',
  group: 'override',
  'client-metrics': 'override',
  'broker-logger': 'override',
  broker: 'broker-override',
  cluster: 'cluster-default',
  static: 'file',
  'built-in': 'built-in',
  unknown: 'unknown',
};

export function configEvidence(entry: ConfigEntry): ConfigEvidence {
  const decidedBy = entry.synonyms.find((synonym) => synonym.source === entry.source) ?? null;
  return {
    key: entry.name,
    value: entry.value,
    source: entry.source,
    decidedBy,
    synonyms: entry.synonyms,
    origin: originOf(entry, decidedBy),
  };
}

function originOf(entry: ConfigEntry, decidedBy: ConfigSynonym | null): Origin {
  if (entry.source === 'static') {
    const { name, value } = decidedBy ?? entry;
    return isSampleValue(name, value) ? 'sample-file' : 'file';
  }
  // Formatting 4.1+ with eligible.leader.replicas.version 1 writes the value 1 as a cluster-wide dynamic default.
  if (entry.source === 'cluster' && entry.name === 'min.insync.replicas' && entry.value === '1') {
    return 'feature';
  }
  return ORIGIN_OF_SOURCE[entry.source];
}

/** True unless a person is known to have decided: built-in, the sample file, or a feature. */
export function isLeftInPlace({ origin }: ConfigEvidence): boolean {
  return origin === 'built-in' || origin === 'sample-file' || origin === 'feature';
}

import { configEvidence } from '@/lib/domain/audit/config-evidence.ts';
import type { ConfigEntry, ConfigKind, ConfigSource } from '@/lib/domain/model/config.ts';

/**
 * `sample`: set in the broker's file, but it is the value of Kafka's sample file. `feature`: written by a feature of Kafka
 * when the cluster was made. Nobody chose either.
 */
export type Provenance = 'inherited' | 'set' | 'pinned' | 'sample' | 'feature' | 'unknown';

/** The source of a value that was set dynamically at this very resource. */
export const ownSource = (kind: ConfigKind): ConfigSource => kind;

/**
 * What a key would be without the resource's own value. A synonym of the same name is a value in the same unit; one of
 * another name (`log.retention.hours` under `retention.ms`) is not, and `fallback` (the same key of a resource that has
 * nothing set, from CreateTopics validate-only) is asked instead. Null = Kafka does not tell.
 */
export function inheritedValue(entry: ConfigEntry, own: ConfigSource, fallback?: ConfigEntry): string | null {
  if (entry.source !== own) return entry.value;
  if (fallback) return fallback.value;
  const next = entry.synonyms.find((synonym) => synonym.source !== own);
  return next && sameUnit(next.name, entry.name) ? next.value : null;
}

/** `log.segment.bytes` and `segment.bytes` share a unit; `log.retention.hours` and `retention.ms` do not. */
function sameUnit(synonym: string, key: string): boolean {
  return synonym === key || synonym.endsWith(`.${key}`);
}

/**
 * The states of a value. "Overridden" is decided by the source alone, never by comparing with a default: an
 * override that equals the default is still somebody's choice (`pinned`).
 */
export function provenanceOf(entry: ConfigEntry, kind: ConfigKind, fallback?: ConfigEntry): Provenance {
  // Kafka names one source for every logger, whether somebody set it or not.
  if (entry.source === 'unknown' || kind === 'broker-logger') return 'unknown';
  const own = ownSource(kind);
  const isOwn = entry.source === own || (kind === 'broker' && entry.source === 'static');
  if (!isOwn) return 'inherited';
  const { origin } = configEvidence(entry);
  if (kind === 'broker' && origin === 'sample-file') return 'sample';
  if (kind === 'cluster' && origin === 'feature') return 'feature';
  if (entry.sensitive) return 'set';
  const inherited = kind === 'broker' ? inheritedBelow(entry) : inheritedValue(entry, own, fallback);
  return inherited !== null && inherited === entry.value ? 'pinned' : 'set';
}

/** For a broker, its dynamic value and its file are both its own; the layer below decides whether it is a pin. */
export function inheritedBelow(entry: ConfigEntry): string | null {
  const below = entry.synonyms.find(
    (synonym) => synonym.source === 'cluster' || synonym.source === 'built-in',
  );
  return below && below.name === entry.name ? below.value : null;
}

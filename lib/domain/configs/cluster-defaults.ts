import type { ConfigEntry, ConfigResource } from '@/lib/domain/model/config.ts';

/**
 * The cluster-wide defaults as one resource: every key that brokers take while they run, with the value that a broker
 * without one of its own gets.
 * @param set what is set cluster-wide: all that Kafka lists
 * @param broker any broker's configs, for the keys and the layers below; its own values are left out
 */
export function clusterDefaults(set: ConfigResource, broker: ConfigResource): ConfigResource {
  const own = new Map(set.entries.map((entry) => [entry.name, entry]));
  const known = broker.entries
    .filter(({ name, readOnly }) => !readOnly || own.has(name))
    .map((entry) => withoutBroker(entry, own.get(entry.name)));
  const names = new Set(broker.entries.map(({ name }) => name));
  const custom = set.entries.filter(({ name }) => !names.has(name));
  return {
    answeredBy: broker.answeredBy,
    entries: [...known, ...custom].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function withoutBroker(entry: ConfigEntry, set: ConfigEntry | undefined): ConfigEntry {
  const below = entry.synonyms.filter(({ source }) => source !== 'broker' && source !== 'cluster');
  const own = set ? [{ name: set.name, value: set.value, source: 'cluster' as const }] : [];
  const synonyms = [...own, ...below];
  const [decided] = synonyms;
  if (decided === undefined) return { ...entry, synonyms, value: null, source: 'built-in' };
  // A chain may go on under another name and unit: `log.retention.hours` below `log.retention.ms`.
  const value = decided.name === entry.name ? decided.value : null;
  return { ...entry, synonyms, value, source: decided.source };
}

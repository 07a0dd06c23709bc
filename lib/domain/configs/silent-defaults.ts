import type { ConfigEntry, ConfigResource, ConfigSynonym } from '@/lib/domain/model/config.ts';

/**
 * Broker keys that decide a topic key in another unit, the strongest first (Kafka: ServerTopicConfigSynonyms). Unless one
 * of them is dynamic, DescribeConfigs calls such a topic key built-in and lists no synonyms, even when the file decides.
 */
export const DECIDING: ReadonlyMap<string, readonly string[]> = new Map([
  ['flush.ms', ['log.flush.interval.ms']],
  ['retention.ms', ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours']],
  ['segment.jitter.ms', ['log.roll.jitter.ms', 'log.roll.jitter.hours']],
  ['segment.ms', ['log.roll.ms', 'log.roll.hours']],
]);

/** Resources are interned, so each pair is worked out once. */
const completed = new WeakMap<ConfigResource, WeakMap<ConfigResource, ConfigResource>>();

/**
 * A topic's configs with the chain that Kafka leaves out, taken from the broker they were read from.
 * @param broker the configs of that broker; undefined = not known, and the topic's stay as Kafka says them
 */
export function withSilentDefaults(
  topic: ConfigResource,
  broker: ConfigResource | undefined,
): ConfigResource {
  if (broker === undefined) return topic;
  const known = completed.get(topic) ?? new WeakMap<ConfigResource, ConfigResource>();
  completed.set(topic, known);
  const made = known.get(broker) ?? complete(topic, broker);
  known.set(broker, made);
  return made;
}

function complete(topic: ConfigResource, broker: ConfigResource): ConfigResource {
  const ofBroker = new Map(broker.entries.map((entry) => [entry.name, entry]));
  return {
    ...topic,
    entries: topic.entries.map((entry) => {
      const keys = DECIDING.get(entry.name);
      if (keys === undefined || entry.source !== 'built-in' || entry.synonyms.length > 0) return entry;
      const synonyms = keys.flatMap((key) => chainOf(ofBroker.get(key)));
      const [decided] = synonyms;
      return decided === undefined ? entry : { ...entry, source: decided.source, synonyms };
    }),
  };
}

/** A key without a value decides nothing. */
function chainOf(entry: ConfigEntry | undefined): readonly ConfigSynonym[] {
  if (entry === undefined || entry.value === null) return [];
  const { name, value, source, synonyms } = entry;
  return synonyms.length > 0 ? synonyms : [{ name, value, source }];
}

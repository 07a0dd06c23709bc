import type { ConfigEntry } from '@/lib/domain/model/config.ts';

/** Differ by nature: who and where a node is, and its own keys and certificates. */
const OWN_BY_NATURE =
  /^(broker\.id|node\.id|broker\.rack|process\.roles|host\.name|port|log\.dirs?|metadata\.log\.dir|listeners|advertised\.|listener\.|inter\.broker\.listener\.name|controller\.listener\.names|ssl\.(keystore|key|truststore)\.|sasl\.jaas)/;

/** The configs of one broker that answered. */
export type BrokerEntries = { nodeId: number; entries: readonly ConfigEntry[] };
type NodeEntry = { nodeId: number; entry: ConfigEntry };

/** Each key that brokers ought to share, with the entries of those that report it. Secrets cannot be compared. */
export function comparableEntries(brokers: readonly BrokerEntries[]): ReadonlyMap<string, NodeEntry[]> {
  const byKey = new Map<string, NodeEntry[]>();
  for (const { nodeId, entries } of brokers) {
    for (const entry of entries) {
      if (entry.sensitive || OWN_BY_NATURE.test(entry.name)) continue;
      const values = byKey.get(entry.name);
      if (values) values.push({ nodeId, entry });
      else byKey.set(entry.name, [{ nodeId, entry }]);
    }
  }
  return byKey;
}

/** The keys whose effective values differ, ordered by name. */
export function driftingKeys(brokers: readonly BrokerEntries[]): string[] {
  return [...comparableEntries(brokers)]
    .filter(([, values]) => values.some(({ entry }) => entry.value !== values[0]?.entry.value))
    .map(([key]) => key)
    .sort();
}

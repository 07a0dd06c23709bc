import type { Cluster } from '@/dev/kafka/cluster.ts';

/** What Kafka's own command-line tools print, parsed into plain rows: the oracle of the truth tests. */

export type ToolPartition = {
  topic: string;
  partition: number;
  leader: number | null;
  replicas: number[];
  isr: number[];
};

const numbers = (text: string | undefined) => (text ? text.split(',').filter(Boolean).map(Number) : []);

export async function describeTopics(cluster: Cluster): Promise<ToolPartition[]> {
  const out = await cluster.tool('kafka-topics', ['--describe']);
  return [
    ...out.matchAll(/Topic: (\S+)\s+Partition: (\d+)\s+Leader: (\S+)\s+Replicas: (\S*)\s+Isr: (\S*)/g),
  ].map(([, topic = '', partition, leader, replicas, isr]) => ({
    topic,
    partition: Number(partition),
    leader: leader === 'none' ? null : Number(leader),
    replicas: numbers(replicas),
    isr: numbers(isr),
  }));
}

/** name -> value, for every key of one topic or broker. */
export async function describeConfigs(
  cluster: Cluster,
  kind: 'topics' | 'brokers',
  name: string,
): Promise<Map<string, string>> {
  const args = ['--describe', '--all', '--entity-type', kind, '--entity-name', name];
  const out = await cluster.tool('kafka-configs', args);
  const rows = [...out.matchAll(/^ {2}([\w.]+)=(.*?) sensitive=(true|false) synonyms=/gm)];
  return new Map(rows.map(([, key = '', value = '']) => [key, value]));
}

export type ToolConfig = {
  value: string | null;
  sensitive: boolean;
  /** The effective layer first; empty where Kafka prints none. */
  synonyms: { source: string; name: string; value: string | null }[];
};

/** Kafka's names of the layers, by ours. */
const LAYERS: Readonly<Record<string, string>> = {
  DYNAMIC_TOPIC_CONFIG: 'topic',
  DYNAMIC_BROKER_CONFIG: 'broker',
  DYNAMIC_DEFAULT_BROKER_CONFIG: 'cluster',
  STATIC_BROKER_CONFIG: 'static',
  DEFAULT_CONFIG: 'built-in',
};

const printed = (value: string | undefined): string | null =>
  value === undefined || value === 'null' ? null : value;

/** name -> value and the chain that decides it, for every key of one topic or broker. */
export async function describeEntries(
  cluster: Cluster,
  kind: 'topics' | 'brokers',
  name: string,
): Promise<Map<string, ToolConfig>> {
  const args = ['--describe', '--all', '--entity-type', kind, '--entity-name', name];
  const out = await cluster.tool('kafka-configs', args);
  const rows = [...out.matchAll(/^ {2}([\w.-]+)=(.*?) sensitive=(true|false) synonyms=\{(.*)\}$/gm)];
  return new Map(
    rows.map(([, key = '', value, sensitive, chain = '']) => [
      key,
      {
        value: printed(value),
        sensitive: sensitive === 'true',
        // A value may hold commas: the next layer begins with a name of Kafka's.
        synonyms: [...chain.matchAll(/([A-Z_]+):([\w.-]+)=(.*?)(?=, [A-Z_]+:[\w.-]+=|$)/g)].map(
          ([, layer = '', synonym = '', held]) => ({
            source: LAYERS[layer] ?? layer,
            name: synonym,
            value: printed(held),
          }),
        ),
      },
    ]),
  );
}

type LogDirsJson = {
  brokers: {
    broker: number;
    logDirs: { logDir: string; partitions: { partition: string; size: number; isFuture: boolean }[] }[];
  }[];
};

/** "broker topic-partition" -> bytes and dir. */
export async function describeLogDirs(
  cluster: Cluster,
): Promise<Map<string, { size: number; logDir: string }>> {
  const out = await cluster.tool('kafka-log-dirs', ['--describe']);
  const json: LogDirsJson = JSON.parse(out.slice(out.indexOf('{')));
  const rows = json.brokers.flatMap(({ broker, logDirs }) =>
    logDirs.flatMap(({ logDir, partitions }) =>
      partitions.map(({ partition, size }) => [`${broker} ${partition}`, { size, logDir }] as const),
    ),
  );
  return new Map(rows);
}

export type ToolOffset = {
  group: string;
  topic: string;
  partition: number;
  committed: string;
  end: string;
  lag: string;
};

/** "-" stands for unknown, as the tool prints it. */
export async function describeGroups(cluster: Cluster): Promise<ToolOffset[]> {
  const out = await cluster.tool('kafka-consumer-groups', ['--describe', '--all-groups', '--offsets']);
  return out
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => /^\d+$/.test(cells[2] ?? ''))
    .map(([group = '', topic = '', partition, committed = '-', end = '-', lag = '-']) => ({
      group,
      topic,
      partition: Number(partition),
      committed,
      end,
      lag,
    }));
}

/** group -> [state, members]. */
export async function groupStates(
  cluster: Cluster,
): Promise<Map<string, { state: string; members: number }>> {
  const out = await cluster.tool('kafka-consumer-groups', ['--describe', '--all-groups', '--state']);
  const rows = out
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => cells.length >= 5 && /^\d+$/.test(cells.at(-1) ?? '') && cells[0] !== 'GROUP');
  return new Map(
    rows.map((cells) => [cells[0] ?? '', { state: cells.at(-2) ?? '', members: Number(cells.at(-1)) }]),
  );
}

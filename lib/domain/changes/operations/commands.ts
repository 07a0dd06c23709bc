import { shellQuoted } from '@/lib/shared/shell-quoted.ts';

const NEXT_LINE = ' \\\n  ';
const lines = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(NEXT_LINE);
const tool = (name: string): string => `${name}.sh --bootstrap-server $BOOTSTRAP`;

type CreateInput = {
  name: string;
  /** Null = the broker's default. */
  partitions: number | null;
  replicationFactor: number | null;
  configs: readonly { key: string; value: string }[];
};

export function createCommand({ name, partitions, replicationFactor, configs }: CreateInput): string {
  return lines(
    `${tool('kafka-topics')} --create --topic ${shellQuoted(name)}`,
    partitions === null ? null : `--partitions ${partitions}`,
    replicationFactor === null ? null : `--replication-factor ${replicationFactor}`,
    ...configs.map(({ key, value }) => `--config ${shellQuoted(`${key}=${value}`)}`),
  );
}

/** `--topic` of an existing topic is a regular expression: a dot would match anything. */
const exactly = (topic: string): string => shellQuoted(topic.replaceAll('.', '\\.'));

export const partitionsCommand = (topic: string, count: number): string =>
  lines(`${tool('kafka-topics')} --alter --topic ${exactly(topic)}`, `--partitions ${count}`);

export const deleteCommand = (topic: string): string =>
  `${tool('kafka-topics')} --delete --topic ${exactly(topic)}`;

export function truncateCommand(
  topic: string,
  offsets: readonly { partition: number; offset: string }[],
): string {
  // Offsets beyond 2^53 must keep their digits, so the JSON is put together as text.
  const rows = offsets.map(
    ({ partition, offset }) =>
      `{"topic":${JSON.stringify(topic)},"partition":${partition},"offset":${offset}}`,
  );
  return [
    `echo ${shellQuoted(`{"version":1,"partitions":[${rows.join()}]}`)} > offsets.json`,
    `${tool('kafka-delete-records')} --offset-json-file offsets.json`,
  ].join('\n');
}

export function electCommand(topic: string, partitions: readonly number[]): string {
  const elect = `${tool('kafka-leader-election')} --election-type preferred`;
  const [only] = partitions;
  if (partitions.length === 1) return lines(elect, `--topic ${shellQuoted(topic)} --partition ${only}`);
  const rows = partitions.map((partition) => ({ topic, partition }));
  return [
    `echo ${shellQuoted(JSON.stringify({ partitions: rows }))} > partitions.json`,
    lines(elect, '--path-to-json-file partitions.json'),
  ].join('\n');
}

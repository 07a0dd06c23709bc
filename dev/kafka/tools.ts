import type { KafkaVersion } from './classpath.ts';
import { type Program, programCommand } from './programs.ts';

/** Main classes of Kafka's own command-line programs, by the name of their shell script. */
const MAIN_CLASSES = {
  'kafka-acls': 'org.apache.kafka.tools.AclCommand',
  'kafka-configs': 'kafka.admin.ConfigCommand',
  'kafka-console-consumer': 'org.apache.kafka.tools.consumer.ConsoleConsumer',
  'kafka-console-producer': 'org.apache.kafka.tools.ConsoleProducer',
  'kafka-console-share-consumer': 'org.apache.kafka.tools.consumer.ConsoleShareConsumer',
  'kafka-consumer-groups': 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  'kafka-delete-records': 'org.apache.kafka.tools.DeleteRecordsCommand',
  'kafka-features': 'org.apache.kafka.tools.FeatureCommand',
  'kafka-get-offsets': 'org.apache.kafka.tools.GetOffsetShell',
  'kafka-groups': 'org.apache.kafka.tools.GroupsCommand',
  'kafka-leader-election': 'org.apache.kafka.tools.LeaderElectionCommand',
  'kafka-log-dirs': 'org.apache.kafka.tools.LogDirsCommand',
  'kafka-metadata-quorum': 'org.apache.kafka.tools.MetadataQuorumCommand',
  'kafka-reassign-partitions': 'org.apache.kafka.tools.reassign.ReassignPartitionsCommand',
  'kafka-share-groups': 'org.apache.kafka.tools.consumer.group.ShareGroupCommand',
  'kafka-streams-groups': 'org.apache.kafka.tools.streams.StreamsGroupCommand',
  'kafka-topics': 'org.apache.kafka.tools.TopicCommand',
  'kafka-transactions': 'org.apache.kafka.tools.TransactionsCommand',
} as const;

export type ToolName = keyof typeof MAIN_CLASSES;
export const TOOL_NAMES = Object.keys(MAIN_CLASSES) as ToolName[];

/** What Kafka 3.9 calls differently: `null` for programs that it does not have. */
const IN_3_9: Partial<Record<ToolName, { main?: string; configFlag?: string } | null>> = {
  'kafka-acls': { main: 'kafka.admin.AclCommand' },
  'kafka-console-consumer': { configFlag: '--consumer.config' },
  'kafka-console-producer': { main: 'kafka.tools.ConsoleProducer', configFlag: '--producer.config' },
  'kafka-console-share-consumer': null,
  'kafka-features': { main: 'kafka.admin.FeatureCommand' },
  'kafka-groups': null,
  'kafka-leader-election': { configFlag: '--admin.config' },
  'kafka-share-groups': null,
  'kafka-streams-groups': null,
};

export type ToolTarget = {
  version: KafkaVersion;
  classpath: string;
  bootstrap: readonly string[];
  /** File of client properties, for a secured cluster. */
  clientConfig: string | undefined;
};

/** File of a secured cluster's data directory with the properties of a client that may sign in. */
export const CLIENT_CONFIG = 'client.properties';

export type ToolOptions = { timeoutMs?: number; input?: string };

const TIMEOUT_MS = 60_000;

/** One of Kafka's tools with its connection. Throws when this Kafka release lacks the tool. */
export function toolProgram(
  { version, bootstrap, clientConfig }: Omit<ToolTarget, 'classpath'>,
  name: ToolName,
  args: readonly string[],
  options: ToolOptions = {},
): Program {
  const differs = version.startsWith('3.') ? IN_3_9[name] : undefined;
  if (differs === null) throw new Error(`Kafka ${version} has no ${name}`);
  const configFlag = differs?.configFlag ?? '--command-config';
  return {
    timeoutMs: TIMEOUT_MS,
    ...options,
    main: differs?.main ?? MAIN_CLASSES[name],
    args: [
      // Before the rest: tools with sub-commands take the connection only in front of them.
      ...['--bootstrap-server', bootstrap.join(',')],
      ...(clientConfig === undefined ? [] : [configFlag, clientConfig]),
      ...args,
    ],
  };
}

/** Arguments of `java` for one of Kafka's tools; throws as `toolProgram`. */
export const toolCommand = (target: ToolTarget, name: ToolName, args: readonly string[]): string[] =>
  programCommand(target, toolProgram(target, name, args));

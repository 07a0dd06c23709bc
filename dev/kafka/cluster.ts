import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProcessGuard, type ProcessGuard } from '../process/process-guard.ts';
import { type Broker, launchBroker } from './broker.ts';
import { type Certificates, certificates } from './certificates.ts';
import { type KafkaVersion, kafkaClasspath } from './classpath.ts';
import { JAVA, javaArguments } from './java.ts';
import { type ClusterLayout, type NodeLayout, prepareLayout, type Security, saveLayout } from './layout.ts';
import { CLIENT_USER, clientProperties, nodeProperties, renderProperties } from './node-properties.ts';
import { inJvmsOfTheirOwn, inOneJvm, type Program } from './programs.ts';
import { CLIENT_CONFIG, type ToolName, type ToolOptions, toolCommand, toolProgram } from './tools.ts';

export type ClusterOptions = {
  version?: KafkaVersion;
  /** Combined broker and controller nodes, or brokers alone where there are controllers; ids from 1, racks rack-a, rack-b, rack-c in turn; 3 by default. */
  brokers?: number;
  /** Nodes that are controllers and nothing else, ids from 101; none by default. Plaintext clusters only. */
  controllers?: number;
  security?: Security;
  /** Kept after `stop` and used again by the next start; without it the data is temporary. */
  dataDir?: string;
  heapMb?: number;
  /** More JVM flags, for all nodes; they win over ours. */
  jvmFlags?: readonly string[];
  /** More broker properties, for all nodes; they win over ours. */
  properties?: Readonly<Record<string, string>>;
  /** Directory with more Java classes for the brokers, such as a policy. */
  classes?: string;
  onProgress?: (line: string) => void;
};

/** What a client of a scram-tls cluster needs. The user exists for PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512. */
export type Credentials = {
  username: string;
  password: string;
  caPem: string;
  /** Accepted, not required. */
  clientCertPem: string;
  clientKeyPem: string;
};

export type Cluster = {
  readonly version: KafkaVersion;
  readonly clusterId: string;
  /** True when the data directory was new: no topics yet. */
  readonly fresh: boolean;
  readonly bootstrap: readonly string[];
  readonly brokers: readonly Broker[];
  /** Those that are nothing else; `port` is where they take requests of clients, too. */
  readonly controllers: readonly Broker[];
  readonly credentials?: Credentials;
  readonly dataDir: string;
  /** Ends with this process; for more processes that must do so (Java clients of a workload). */
  readonly guard: ProcessGuard;
  /** Runs one of Kafka's own tools to its end and returns what it printed. */
  tool(name: ToolName, args: readonly string[], options?: ToolOptions): Promise<string>;
  /** Arguments of `java` for a tool that keeps running, connection included. */
  toolCommand(name: ToolName, args: readonly string[]): { command: string; args: string[] };
  /** Stops all brokers; removes the data if it was temporary. */
  stop(): Promise<void>;
};

const STOP_GRACE_MS = 10_000;
const FORMAT_TIMEOUT_MS = 60_000;

/**
 * Starts a real Kafka cluster on 127.0.0.1 and resolves when every broker serves. It cannot outlive this process.
 * Rejects (leaving nothing behind) when Java is missing, the jars cannot be fetched or a broker does not come up.
 */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const {
    version = '4.3.1',
    security = 'plaintext',
    brokers: count = 3,
    controllers = 0,
    onProgress = () => undefined,
  } = options;
  const classpath = await kafkaClasspath(version, onProgress);
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'highwater-kafka-')));
  const { layout, fresh } = await prepareLayout({
    dataDir,
    version,
    security,
    brokers: count,
    controllers,
  });
  const tls = security === 'scram-tls' ? await certificates(join(dataDir, 'tls')) : undefined;
  const brokerClasspath = options.classes === undefined ? classpath : `${classpath}:${options.classes}`;
  const guard = createProcessGuard();
  // Temporary data is that of tests, which run hundreds of programs.
  const runProgram =
    options.dataDir === undefined
      ? inOneJvm(version, brokerClasspath, guard)
      : inJvmsOfTheirOwn(version, brokerClasspath);
  const nodes: Awaited<ReturnType<typeof launchBroker>>[] = [];
  const end = async (stopBroker: (broker: Broker) => Promise<void>) => {
    await Promise.all(nodes.map(stopBroker));
    await guard.close();
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const files = await Promise.all(
      layout.nodes.map((node) => configure(layout, node, tls, options.properties ?? {})),
    );
    if (fresh) {
      onProgress(`formatting ${count} nodes`);
      await Promise.all(files.map((file) => runProgram(formatProgram(layout, file))));
    }
    await saveLayout(dataDir, layout);
    onProgress(`starting ${count} brokers of Apache Kafka ${version}`);
    const jvm = javaArguments({
      version,
      classpath: brokerClasspath,
      heapMb: options.heapMb ?? 512,
      log: { level: 'INFO', stream: 'stdout' },
      ...(options.jvmFlags && { flags: options.jvmFlags }),
    });
    for (const [index, node] of layout.nodes.entries()) {
      const javaArgs = [...jvm, 'kafka.Kafka', files[index] ?? ''];
      nodes.push(await launchBroker({ node, guard, javaArgs }));
    }
    await Promise.all(nodes.map((node) => node.ready));
  } catch (error) {
    await end((broker) => broker.kill());
    throw error;
  }
  onProgress(`${count} brokers serve`);
  const isController = (index: number) => layout.nodes[index]?.role === 'controller';
  const brokers = nodes.filter((_, index) => !isController(index));

  const target = {
    version,
    classpath,
    bootstrap: brokers.map(({ host, port }) => `${host}:${port}`),
    clientConfig: tls && (await writeClientConfig(dataDir, layout, tls)),
  };
  return {
    version,
    clusterId: layout.clusterId,
    fresh,
    bootstrap: target.bootstrap,
    brokers,
    controllers: nodes.filter((_, index) => isController(index)),
    dataDir,
    guard,
    ...(tls && { credentials: credentials(layout, tls) }),
    tool: (name, args, toolOptions) => runProgram(toolProgram(target, name, args, toolOptions)),
    toolCommand: (name, args) => ({ command: JAVA, args: toolCommand(target, name, args) }),
    // Nobody reads temporary data again: no need to wait for a clean log.
    stop: () => end((broker) => (options.dataDir === undefined ? broker.kill() : broker.stop(STOP_GRACE_MS))),
  };
}

/** Writes the node's `server.properties` and makes its directories; returns the file's path. */
async function configure(
  layout: ClusterLayout,
  node: NodeLayout,
  tls: Certificates | undefined,
  extra: Readonly<Record<string, string>>,
): Promise<string> {
  const file = join(node.directory, 'server.properties');
  await Promise.all(node.logDirs.map((directory) => mkdir(directory, { recursive: true })));
  await writeFile(file, renderProperties(nodeProperties(layout, node, tls, extra)), { mode: 0o600 });
  return file;
}

function formatProgram(layout: ClusterLayout, file: string): Program {
  // SCRAM users must exist before the first client can sign in to create one.
  const users = ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
    '--add-scram',
    `${mechanism}=[name=${CLIENT_USER},password=${layout.password}]`,
  ]);
  const format = ['format', '--cluster-id', layout.clusterId, '--config', file];
  return {
    main: 'kafka.tools.StorageTool',
    args: [...format, ...(layout.security === 'scram-tls' ? users : [])],
    timeoutMs: FORMAT_TIMEOUT_MS,
  };
}

async function writeClientConfig(dataDir: string, layout: ClusterLayout, tls: Certificates): Promise<string> {
  const file = join(dataDir, CLIENT_CONFIG);
  await writeFile(file, renderProperties(clientProperties(layout, tls)), { mode: 0o600 });
  return file;
}

function credentials(layout: ClusterLayout, tls: Certificates): Credentials {
  const { caPem, clientCertPem, clientKeyPem } = tls;
  return { username: CLIENT_USER, password: layout.password, caPem, clientCertPem, clientKeyPem };
}

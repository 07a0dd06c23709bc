import { kafkaClasspath } from '../kafka/classpath.ts';
import { inJvmsOfTheirOwn } from '../kafka/programs.ts';
import { type ToolName, toolCommand, toolProgram } from '../kafka/tools.ts';
import { createProcessGuard } from '../process/process-guard.ts';
import { startConsumers } from './consumers.ts';
import { startJavaGroups } from './java-groups.ts';
import { kafkaClient } from './kafka-client.ts';
import { prepareBusiness } from './prepare.ts';
import { startProducers } from './producers.ts';
import { seededRandom } from './random.ts';
import { WORKLOAD_RUNS } from './workload-runs.ts';

export type WorkloadOptions = {
  /** Plaintext `host:port` each. */
  bootstrap: readonly string[];
  onProgress?: (line: string) => void;
};

export type Workload = { stop(): Promise<void> };

/** Of the Java tools and clients; they speak with any broker since 2.1. */
const TOOLS_VERSION = '4.3.1';
const PREPARE_TIMEOUT_MS = 60_000;

/**
 * Brings a shop and its payments to life on the cluster: topics and their history on the first start, then producers and
 * consumer groups until `stop`. Outages of the cluster are reported and survived. Rejects when it cannot start.
 */
export async function startWorkload({
  bootstrap,
  onProgress = () => undefined,
}: WorkloadOptions): Promise<Workload> {
  const classpath = await kafkaClasspath(TOOLS_VERSION, onProgress);
  const target = { version: TOOLS_VERSION, classpath, bootstrap, clientConfig: undefined } as const;
  const runProgram = inJvmsOfTheirOwn(TOOLS_VERSION, classpath);
  const clientFor = (clientId: string) => kafkaClient(bootstrap, clientId);

  await prepareBusiness({
    kafka: clientFor('demo-setup'),
    consumerGroups: (args) =>
      runProgram(toolProgram(target, 'kafka-consumer-groups', args, { timeoutMs: PREPARE_TIMEOUT_MS })),
    nowMs: Date.now(),
    onProgress,
  });

  const guard = createProcessGuard();
  const toolCommandFor = (tool: ToolName, args: readonly string[]) => toolCommand(target, tool, args);
  const starts = await Promise.allSettled([
    startProducers({ clientFor, random: seededRandom(Date.now()), onProgress }),
    startConsumers({ clientFor, onProgress }),
    startJavaGroups({ guard, bootstrap, toolCommand: toolCommandFor, onProgress }),
  ]);
  const stop = async () => {
    await Promise.allSettled(
      starts.map((start) => (start.status === 'fulfilled' ? start.value.stop() : undefined)),
    );
    await guard.close();
  };
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  onProgress(WORKLOAD_RUNS);
  return { stop };
}

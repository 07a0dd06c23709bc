import { type ChildProcess, spawn } from 'node:child_process';
import type { Cluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import type { KafkaReader } from '../reader.ts';

/** Kafka's own console clients as members of real groups: they end with `stop`, or with the cluster's guard. */
export type LivingGroups = { stop(): Promise<void> };

type Member = {
  groupId: string;
  tool: 'kafka-console-consumer' | 'kafka-console-share-consumer';
  args: string[];
};

/**
 * Starts one member per group and resolves when every group is Stable and its member owns partitions: a share group is
 * stable before it has handed any out.
 */
export async function startMembers(
  cluster: Cluster,
  reader: KafkaReader,
  topic: string,
  members: readonly Member[],
): Promise<LivingGroups> {
  const children = members.map(({ groupId, tool, args }) => {
    const { command, args: javaArgs } = cluster.toolCommand(tool, [
      '--topic',
      topic,
      '--group',
      groupId,
      ...args,
    ]);
    return spawn(command, javaArgs, { stdio: 'ignore' });
  });
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(end));
  };
  try {
    await poll(
      async () => {
        const { value: listed } = await reader.listGroups();
        const stable = listed.filter(({ state }) => state === 'Stable');
        const { value: described } = await reader.describeGroups(stable);
        return members.every(({ groupId }) => {
          const group = described.get(groupId);
          return group?.ok && group.value.members.some(({ assignment }) => (assignment ?? []).length > 0);
        });
      },
      { what: 'every group to be stable and to own partitions', timeoutMs: 120_000, intervalMs: 500 },
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

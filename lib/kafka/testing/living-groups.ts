import { type ChildProcess, spawn } from 'node:child_process';
import type { Cluster } from '@/dev/kafka/cluster.ts';
import { JAVA } from '@/dev/kafka/java.ts';
import { streamsAppCommand } from '@/dev/kafka/streams-app.ts';
import { poll } from '@/dev/process/poll.ts';
import { isAppError } from '@/lib/shared/app-error.ts';
import type { KafkaReader } from '../reader.ts';

/** Kafka's own console clients, and Streams applications, as members of real groups: they end with `stop`, or with the cluster's guard. */
export type LivingGroups = { stop(): Promise<void> };

type Member = { groupId: string } & (
  | { tool: 'kafka-console-consumer' | 'kafka-console-share-consumer'; args: string[] }
  | { tool: 'streams-app' }
);

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
  const started = await Promise.all(members.map((member) => startMember(cluster, topic, member)));
  const stop = async (): Promise<void> => {
    await Promise.all(started.map(({ child }) => end(child)));
  };
  let seen = 'nothing';
  const haveAllPartitions = async (): Promise<boolean> => {
    const listed = await reader.listGroups();
    const states = listed.value.map(({ groupId, state }) => `${groupId} ${state}`);
    const failures = listed.failures.map(({ brokerId, error }) => `broker ${brokerId}: ${error.message}`);
    seen = [...states, ...failures].join(', ');
    const stable = listed.value.filter(({ state }) => state === 'Stable');
    const { value: described } = await reader.describeGroups(stable);
    return members.every(({ groupId }) => {
      const group = described.get(groupId);
      return group?.ok && group.value.members.some(({ assignment }) => (assignment ?? []).length > 0);
    });
  };
  // The coordinators of a cluster that has just started are still loading.
  const notYet = (error: unknown): boolean => {
    if (!isAppError(error) || !error.retryable) throw error;
    seen = error.message;
    return false;
  };
  try {
    await poll(() => haveAllPartitions().catch(notYet), {
      ...{ what: 'every group to be stable and to own partitions', timeoutMs: 120_000, intervalMs: 500 },
    });
  } catch (error) {
    const said = started.map(
      ({ groupId, child, complaints }) => `${groupId} (exit code ${child.exitCode}): ${complaints()}`,
    );
    await stop();
    throw new Error(`No living groups, but ${seen}\n${said.join('\n')}`, { cause: error });
  }
  return { stop };
}

type Started = { groupId: string; child: ChildProcess; complaints: () => string };

/** The newest of what it says on standard error is kept: it tells why a group did not come to life. */
async function startMember(cluster: Cluster, topic: string, member: Member): Promise<Started> {
  const child = spawn(JAVA, await memberCommand(cluster, topic, member), {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2_000);
  });
  return { groupId: member.groupId, child, complaints: () => said.trim() };
}

async function memberCommand(cluster: Cluster, topic: string, member: Member): Promise<string[]> {
  const { groupId } = member;
  if (member.tool === 'streams-app') {
    const { bootstrap } = cluster;
    return streamsAppCommand({ bootstrap, applicationId: groupId, clientId: groupId, topic });
  }
  return cluster.toolCommand(member.tool, ['--topic', topic, '--group', groupId, ...member.args]).args;
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

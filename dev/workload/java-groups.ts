import { JAVA } from '../kafka/java.ts';
import { streamsAppCommand } from '../kafka/streams-app.ts';
import type { ProcessGuard } from '../process/process-guard.ts';
import type { Consumers } from './consumers.ts';
import { type ConsoleGroup, JAVA_GROUPS, type JavaGroup } from './groups.ts';

const STOP_GRACE_MS = 5_000;

type Options = {
  guard: ProcessGuard;
  bootstrap: readonly string[];
  /** Arguments of `java`. */
  toolCommand: (tool: ConsoleGroup['tool'], args: readonly string[]) => string[];
  onProgress: (line: string) => void;
};

/** Starts one Java client for each group type that kafkajs cannot join. */
export async function startJavaGroups({
  guard,
  bootstrap,
  toolCommand,
  onProgress,
}: Options): Promise<Consumers> {
  let ending = false;
  const commandOf = async (group: JavaGroup): Promise<string[]> => {
    if (group.tool !== 'streams-app') return toolCommand(group.tool, consumerArguments(group));
    const { groupId, clientId, topic } = group;
    return streamsAppCommand({ bootstrap, applicationId: groupId, clientId, topic });
  };
  const members = await Promise.all(
    JAVA_GROUPS.map(async (group) => {
      const member = await guard.start(JAVA, await commandOf(group), { stdio: 'ignore' });
      void member.exited.then(({ code, signal }) => {
        if (!ending) onProgress(`${group.groupId}: its Java client ended with ${code ?? signal}`);
      });
      return member;
    }),
  );
  return {
    async stop() {
      ending = true;
      await Promise.all(members.map((member) => member.stop(STOP_GRACE_MS)));
    },
  };
}

function consumerArguments({ topic, groupId, properties }: ConsoleGroup): string[] {
  const settings = Object.entries(properties).flatMap(([key, value]) => [
    '--command-property',
    `${key}=${value}`,
  ]);
  return ['--topic', topic, '--group', groupId, ...settings];
}

import { JAVA } from '../kafka/java.ts';
import type { ProcessGuard } from '../process/process-guard.ts';
import type { Consumers } from './consumers.ts';
import { JAVA_GROUPS, type JavaGroup } from './groups.ts';

const STOP_GRACE_MS = 5_000;

type Options = {
  guard: ProcessGuard;
  /** Arguments of `java`. */
  toolCommand: (tool: JavaGroup['tool'], args: readonly string[]) => string[];
  onProgress: (line: string) => void;
};

/** Starts one Java console consumer for each group type that kafkajs cannot join. */
export async function startJavaGroups({ guard, toolCommand, onProgress }: Options): Promise<Consumers> {
  let ending = false;
  const members = await Promise.all(
    JAVA_GROUPS.map(async (group) => {
      const args = toolCommand(group.tool, consumerArguments(group));
      const member = await guard.start(JAVA, args, { stdio: 'ignore' });
      void member.exited.then(({ code, signal }) => {
        if (!ending) onProgress(`${group.groupId}: its Java consumer ended with ${code ?? signal}`);
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

function consumerArguments({ topic, groupId, properties }: JavaGroup): string[] {
  const settings = Object.entries(properties).flatMap(([key, value]) => [
    '--command-property',
    `${key}=${value}`,
  ]);
  return ['--topic', topic, '--group', groupId, ...settings];
}

import type { KafkaVersion } from './classpath.ts';
import { startCluster } from './cluster.ts';
import { classArchive } from './java.ts';
import { madeOnce } from './made-once.ts';

/**
 * Makes, once, the archive that `javaArguments` then uses: from what one broker loads while it starts and stops. It saves
 * each later JVM a third of the CPU of its start, and tests start hundreds.
 */
export async function makeClassArchive(version: KafkaVersion): Promise<void> {
  await madeOnce(classArchive(version), async (partial) => {
    const jvmFlags = [`-XX:ArchiveClassesAtExit=${partial}`, '-Xlog:disable'];
    const cluster = await startCluster({ version, brokers: 1, jvmFlags });
    try {
      await cluster.brokers[0]?.stop();
    } finally {
      await cluster.stop();
    }
  });
}

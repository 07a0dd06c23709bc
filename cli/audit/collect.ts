import { JOB_OF_SECTION } from '@/lib/collector/cadence.ts';
import { createClusterCollector } from '@/lib/collector/cluster-collector.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { ConnectionConfig } from '@/lib/kafka/connection-config.ts';
import { createKafkaReader } from '@/lib/kafka/index.ts';
import { AppError, appErrorOf } from '@/lib/shared/app-error.ts';
import { latest } from '@/lib/shared/section.ts';

const SECTIONS = Object.keys(JOB_OF_SECTION).length;

/**
 * Reads everything once, by the collector of the server, and lets go of the cluster. A part that cannot be read is in the
 * snapshot with its error.
 * @throws AppError when the cluster does not answer, `kafka_timeout` when it takes longer than `timeoutMs`
 */
export async function collectSnapshot(
  connection: ConnectionConfig,
  timeoutMs: number,
): Promise<ClusterSnapshot> {
  const collector = createClusterCollector(createKafkaReader(connection));
  try {
    return await firstComplete(collector, timeoutMs);
  } finally {
    await collector.stop();
  }
}

function firstComplete(
  collector: ReturnType<typeof createClusterCollector>,
  timeoutMs: number,
): Promise<ClusterSnapshot> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      unsubscribe();
      settle();
    };
    const look = (_: unknown, snapshot: ClusterSnapshot) => {
      const { metadata } = snapshot.sections;
      if (metadata && !metadata.ok) end(() => reject(appErrorOf(metadata.error)));
      else if (isComplete(snapshot)) end(() => resolve(snapshot));
    };
    const giveUp = () => {
      const snapshot = collector.snapshot();
      // What is missing is unknown to the rules, and they say so.
      if (snapshot.sections.metadata?.ok) resolve(snapshot);
      else reject(new AppError('kafka_timeout', `The cluster was not read in ${timeoutMs / 1000} s.`));
    };
    const timer = setTimeout(() => end(giveUp), timeoutMs);
    const unsubscribe = collector.subscribe(look);
  });
}

/** Every section, and of two of them the parts that come with a later request: members, and log starts. */
function isComplete({ sections }: ClusterSnapshot): boolean {
  if (Object.keys(sections).length < SECTIONS) return false;
  const groups = [...(latest(sections.groups)?.value.values() ?? [])];
  const offsets = [...(latest(sections.offsets)?.value.values() ?? [])];
  return (
    groups.every(({ description, describeError }) => description !== null || describeError !== undefined) &&
    offsets.every(({ earliest, errors }) => errors !== undefined || !earliest.includes(null))
  );
}

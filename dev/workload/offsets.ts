import type { Admin } from 'kafkajs';
import type { Start } from './groups.ts';

const HOUR_MS = 3_600_000;

export type Commit = { groupId: string; topic: string; partition: number; offset: bigint };

/** The offsets at which a group stands before the demo first starts. */
export async function startingCommits(
  admin: Admin,
  { groupId, topics, start }: { groupId: string; topics: readonly string[]; start: Start },
  nowMs: number,
): Promise<Commit[]> {
  const commits: Commit[] = [];
  // One after another: kafkajs 2.2.4 loses the answer when one admin client asks for two topics at once.
  for (const topic of topics) {
    const stuck = 'stuck' in start ? start.stuck : undefined;
    const then = stuck && (await offsetAt(admin, topic, stuck.partition, nowMs - stuck.hoursAgo * HOUR_MS));
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      const regular = shareOf(BigInt(low), BigInt(high), start.committed);
      commits.push({
        groupId,
        topic,
        partition,
        offset: partition === stuck?.partition ? (then ?? regular) : regular,
      });
    }
  }
  return commits;
}

async function offsetAt(
  admin: Admin,
  topic: string,
  partition: number,
  atMs: number,
): Promise<bigint | undefined> {
  const offsets = await admin.fetchTopicOffsetsByTimestamp(topic, atMs);
  const found = offsets.find((entry) => entry.partition === partition);
  return found && BigInt(found.offset);
}

/** Works in thousandths: offsets are bigint, shares are not. */
export function shareOf(low: bigint, high: bigint, share: number): bigint {
  return low + ((high - low) * BigInt(Math.round(share * 1_000))) / 1_000n;
}

/** What `kafka-consumer-groups --reset-offsets --from-file` reads for several groups. */
export function commitsCsv(commits: readonly Commit[]): string {
  return commits
    .map(({ groupId, topic, partition, offset }) => `${groupId},${topic},${partition},${offset}\n`)
    .join('');
}

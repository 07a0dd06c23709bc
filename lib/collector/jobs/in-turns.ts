import type { Topic } from '@/lib/domain/model/topic.ts';

/** What was read is not read again sooner. */
const AGAIN_MS = 10 * 60_000;

/**
 * The topics whose turn it is, with their partitions: those never read first, then those read longest ago, up to so many
 * partitions but at least one topic, however many it has.
 * @param readAt epoch ms a topic was read at; undefined = never
 */
export function inTurn(
  topics: readonly Topic[],
  {
    readAt,
    now,
    partitionsMost,
  }: { readAt: (name: string) => number | undefined; now: number; partitionsMost: number },
): Map<string, number[]> {
  const due = topics
    .map((topic) => ({ topic, at: readAt(topic.name) }))
    .filter(({ topic, at }) => topic.partitions.length > 0 && (at === undefined || now - at >= AGAIN_MS))
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const wanted = new Map<string, number[]>();
  let count = 0;
  for (const { topic } of due) {
    count += topic.partitions.length;
    if (count > partitionsMost && wanted.size > 0) break;
    wanted.set(
      topic.name,
      topic.partitions.map(({ partition }) => partition),
    );
  }
  return wanted;
}

/** What was read now beside what is known of the other topics that are still there. */
export const addTurn = <T>(
  known: ReadonlyMap<string, T> | undefined,
  read: Iterable<readonly [string, T]>,
  topics: ReadonlyMap<string, Topic>,
): ReadonlyMap<string, T> => new Map([...[...(known ?? [])].filter(([name]) => topics.has(name)), ...read]);

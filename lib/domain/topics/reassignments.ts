import type { BrokerLogDirs } from '../model/log-dir.ts';
import type { MovingPartition, Reassignment } from '../model/reassignment.ts';

type Look = {
  /** Epoch ms. */
  at: number;
  /** Null before the log dirs are read. */
  logDirs: ReadonlyMap<number, BrokerLogDirs> | null;
  /** When it was looked before; null the first time. */
  before: number | null;
};

/** Longer ago, a look says nothing about when what is found now began. */
const GAP_MS = 2 * 60_000;

/** Folds what is being reassigned now into what was known of it. */
export function advanceReassignments(
  previous: ReadonlyMap<string, Reassignment> | undefined,
  moving: ReadonlyMap<string, readonly MovingPartition[]>,
  look: Look,
): ReadonlyMap<string, Reassignment> {
  const isNews = look.before !== null && look.at - look.before <= GAP_MS;
  return new Map(
    [...moving].map(([topic, partitions]): [string, Reassignment] => {
      const known = previous?.get(topic);
      const copiedBytes = copied(topic, partitions, look.logDirs);
      const hasMoved =
        known === undefined ||
        known.movedAt === null ||
        known.copiedBytes !== copiedBytes ||
        !isSame(known.partitions, partitions);
      return [
        topic,
        {
          partitions,
          since: known?.since ?? { at: look.at, isBound: !isNews },
          copiedBytes,
          movedAt: copiedBytes === null ? null : hasMoved ? look.at : known.movedAt,
        },
      ];
    }),
  );
}

/** What the brokers hold that the partitions come to; null unless each of them has told its log dirs. */
function copied(
  topic: string,
  partitions: readonly MovingPartition[],
  logDirs: Look['logDirs'],
): bigint | null {
  let bytes = 0n;
  for (const { partition, adding } of partitions) {
    for (const brokerId of adding) {
      const broker = logDirs?.get(brokerId);
      if (broker === undefined) return null;
      for (const { topics } of broker.dirs) {
        const log = topics.get(topic)?.find((one) => one.partition === partition && !one.future);
        bytes += log?.sizeBytes ?? 0n;
      }
    }
  }
  return bytes;
}

const isSame = (before: readonly MovingPartition[], after: readonly MovingPartition[]): boolean =>
  before.length === after.length &&
  before.every((one, index) => {
    const other = after[index];
    return other?.partition === one.partition && String(other.adding) === String(one.adding);
  });

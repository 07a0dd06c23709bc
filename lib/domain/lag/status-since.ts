import type { Status } from './status.ts';
import { TRAIL_MS } from './trail.ts';

/** What is wrong with a partition, and the epoch ms since which every sample found it so. */
export type Trouble = { status: Status; since: number };

/** Partitions that are not fine: topic -> partition. */
export type PartitionTroubles = ReadonlyMap<string, ReadonlyMap<number, Trouble>>;

export const NO_TROUBLES: PartitionTroubles = new Map();

type TroubleNotes = {
  note(topic: string, partition: number, status: Status): void;
  troubles: PartitionTroubles;
};

/** Notes who is in trouble at one sample: what was so before keeps its beginning. */
export function noteTroubles(before: PartitionTroubles, at: number): TroubleNotes {
  const troubles = new Map<string, Map<number, Trouble>>();
  // Most partitions of a group come into trouble together: one object for all of one kind.
  const begun = new Map<Status, Trouble>();
  const beginning = (status: Status): Trouble => {
    const known = begun.get(status);
    if (known) return known;
    const trouble = { status, since: at };
    begun.set(status, trouble);
    return trouble;
  };
  return {
    note(topic, partition, status) {
      const known = before.get(topic)?.get(partition);
      const own = troubles.get(topic) ?? new Map<number, Trouble>();
      own.set(partition, known?.status === status ? known : beginning(status));
      troubles.set(topic, own);
    },
    troubles,
  };
}

/** As far back as the rules of the status look. */
const LOOKED_BACK_MS = 2 * TRAIL_MS;

/** Whether a status may be older than it was seen: it came up before enough was watched to have judged it otherwise. */
export const isSinceBound = (since: number, watchedSince: number): boolean =>
  since - watchedSince < LOOKED_BACK_MS;

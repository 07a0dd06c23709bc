import { DerivedMap } from '@/lib/shared/derived-map.ts';
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

type Partitions = ReadonlyMap<string, readonly { partition: number }[]>;

/** Every partition in the same trouble since the same time, as those of a group that stopped: one object instead of maps. */
class SharedTrouble extends DerivedMap<string, ReadonlyMap<number, Trouble>> {
  readonly #partitions: Partitions;
  readonly #trouble: Trouble;

  constructor(partitions: Partitions, trouble: Trouble) {
    super();
    this.#partitions = partitions;
    this.#trouble = trouble;
  }

  get size(): number {
    return this.#partitions.size;
  }

  has(topic: string): boolean {
    return this.#partitions.has(topic);
  }

  get(topic: string): ReadonlyMap<number, Trouble> | undefined {
    const partitions = this.#partitions.get(topic);
    return partitions && new Map(partitions.map(({ partition }) => [partition, this.#trouble]));
  }

  keys(): MapIterator<string> {
    return this.#partitions.keys();
  }
}

/**
 * The same, small, for most groups: none of their partitions is in trouble, or each in the same.
 * @param partitions all that were judged
 * @param count of them
 */
export function packTroubles(
  troubles: PartitionTroubles,
  partitions: Partitions,
  count: number,
): PartitionTroubles {
  if (troubles.size === 0) return NO_TROUBLES;
  const all = [...troubles.values()].flatMap((own) => [...own.values()]);
  const [first] = all;
  if (first === undefined || all.length !== count) return troubles;
  const isShared = all.every(({ status, since }) => status === first.status && since === first.since);
  return isShared ? new SharedTrouble(partitions, first) : troubles;
}

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
  // They come topic by topic.
  let last: { topic: string; known: ReadonlyMap<number, Trouble> | undefined } | undefined;
  return {
    note(topic, partition, status) {
      if (last?.topic !== topic) last = { topic, known: before.get(topic) };
      const known = last.known?.get(partition);
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

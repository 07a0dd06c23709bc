/**
 * Lag of one partition in offsets, or why it is not known. Offsets are not records: compaction, transaction markers and
 * aborted records leave gaps, so this is an upper bound.
 */
export type Lag = { kind: 'known'; messages: bigint } | { kind: 'unknown'; reason: LagUnknown };

export type LagUnknown =
  | 'no-commit'
  | 'no-end-offset'
  | 'topic-missing'
  | 'commits-unreadable'
  | 'not-collected'
  | 'beyond-end';

export const LAG_UNKNOWN_TEXT: Record<LagUnknown, string> = {
  'no-commit': 'The group has no committed offset on this partition.',
  'no-end-offset': 'The partition leader did not answer with its log end offset.',
  'topic-missing': 'The topic does not exist any more.',
  'commits-unreadable': 'The committed offsets could not be read.',
  'not-collected': 'Not collected yet.',
  'beyond-end': 'The committed offset lies beyond the log end offset: the topic was recreated or truncated.',
};

/** One for all that have caught up: most partitions have. */
export const NO_LAG: Lag = { kind: 'known', messages: 0n };

/**
 * `committed` 400, `end` 1000 -> 600 messages. End offsets are sampled before commits so that lag never goes negative
 * by order alone; a commit may therefore be a little ahead of an older end sample, which is lag 0. `commitIsNewer` says
 * so: the committed value was first seen after the end offset was sampled. Otherwise a commit past the end is an error.
 */
export function partitionLag(
  committed: bigint | undefined,
  end: bigint | null | undefined,
  commitIsNewer: boolean,
): Lag {
  if (committed === undefined) return { kind: 'unknown', reason: 'no-commit' };
  if (end === null || end === undefined) return { kind: 'unknown', reason: 'no-end-offset' };
  if (committed === end) return NO_LAG;
  if (committed < end) return { kind: 'known', messages: end - committed };
  return commitIsNewer ? NO_LAG : { kind: 'unknown', reason: 'beyond-end' };
}

export type LagSum = {
  /** Sum over the partitions with a known lag; null when there is none. */
  messages: bigint | null;
  known: number;
  total: number;
  /** The first reason met, when not all are known. */
  reason: LagUnknown | null;
  /** Oldest sample in the sum, epoch ms. */
  sampledAt: number | null;
};

export const EMPTY_LAG_SUM: LagSum = { messages: null, known: 0, total: 0, reason: null, sampledAt: null };

/** Unknown partitions stay out of the sum and are counted beside it. */
export function addLag(sum: LagSum, lag: Lag, sampledAt: number | null): LagSum {
  if (lag.kind === 'unknown') {
    return { ...sum, total: sum.total + 1, reason: sum.reason ?? lag.reason };
  }
  return {
    messages: (sum.messages ?? 0n) + lag.messages,
    known: sum.known + 1,
    total: sum.total + 1,
    reason: sum.reason,
    sampledAt: oldest(sum.sampledAt, sampledAt),
  };
}

export function oldest(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}

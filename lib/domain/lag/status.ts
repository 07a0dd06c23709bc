import type { GroupState } from '@/lib/domain/model/group.ts';
import { LAG_UNKNOWN_TEXT } from './lag.ts';
import type { GroupProgress, PartitionProgress } from './progress.ts';

/** From best to worst, as an on-call engineer ranks them. */
export const STATUS_ORDER = [
  'ok',
  'empty',
  'unknown',
  'rebalancing',
  'lagging',
  'rewound',
  'stalled',
  'stopped',
  'lost',
] as const;

export type Status = (typeof STATUS_ORDER)[number];
export type Judgement = { status: Status; reason: string };

/** Commits may repeat for this long before a lagging partition counts as stalled (about three commit intervals plus a slow batch). */
export const STALLED_AFTER_MS = 60_000;

const INACTIVE: ReadonlySet<GroupState> = new Set(['Empty', 'Dead']);
const REBALANCING: ReadonlySet<GroupState> = new Set([
  'PreparingRebalance',
  'CompletingRebalance',
  'Assigning',
  'Reconciling',
]);

const OK: Judgement = { status: 'ok', reason: 'Commits keep up with the log end.' };
const TOO_EARLY: Judgement = {
  status: 'ok',
  reason: 'Records wait for less than a minute: too early to judge.',
};
const FALLING: Judgement = { status: 'ok', reason: 'Records wait, and the commits move.' };

/**
 * Judges one partition; the first rule that fires wins. Follows Burrow's order (evaluator/caching.go) where the states
 * are shared, with "lost" first because it cannot be undone by waiting.
 * @param start log start offset, null when unknown
 * @param now epoch ms
 */
export function judgePartition(
  progress: PartitionProgress,
  start: bigint | null,
  groupState: GroupState,
  now: number,
): Judgement {
  const { committed, lag } = progress;
  if (start !== null && committed < start) {
    const lost = start - committed;
    return { status: 'lost', reason: `${lost} offsets behind the log start were deleted unread.` };
  }
  if (lag.kind === 'unknown') return { status: 'unknown', reason: LAG_UNKNOWN_TEXT[lag.reason] };
  if (lag.messages === 0n) return OK;
  if (INACTIVE.has(groupState)) {
    return { status: 'stopped', reason: 'The group has no members and unread records.' };
  }
  if (progress.rewoundFrom !== null) {
    return { status: 'rewound', reason: `The commit went back from ${progress.rewoundFrom}.` };
  }
  if (progress.behindSince === null || now - progress.behindSince < STALLED_AFTER_MS) return TOO_EARLY;
  if (now - Math.max(progress.committedSince, progress.behindSince) >= STALLED_AFTER_MS) {
    return { status: 'stalled', reason: 'Commits repeat the same offset while records wait.' };
  }
  const grew = progress.lagAtBehind !== null && lag.messages > progress.lagAtBehind;
  const fellLately = progress.lagFellAt !== null && now - progress.lagFellAt < STALLED_AFTER_MS;
  if (grew && !fellLately) {
    return { status: 'lagging', reason: 'Lag grew and did not fall in the last minute.' };
  }
  return FALLING;
}

export function worse(a: Judgement, b: Judgement): Judgement {
  return STATUS_ORDER.indexOf(b.status) > STATUS_ORDER.indexOf(a.status) ? b : a;
}

/**
 * A group is its worst partition, except that a rebalance in progress is said first when nothing is worse, and a group
 * without members and without lag is empty rather than fine.
 */
export function judgeGroup(
  progress: GroupProgress | undefined,
  startOf: (topic: string, partition: number) => bigint | null,
  groupState: GroupState,
  now: number,
): Judgement {
  let verdict: Judgement = INACTIVE.has(groupState)
    ? { status: 'empty', reason: 'No members and nothing unread.' }
    : OK;
  if (REBALANCING.has(groupState)) {
    verdict = worse(verdict, { status: 'rebalancing', reason: `The group is in state ${groupState}.` });
  }
  if (progress === undefined) {
    return worse(verdict, { status: 'unknown', reason: LAG_UNKNOWN_TEXT['not-collected'] });
  }
  let behind = 0;
  let waiting: Judgement | undefined;
  let worst: Judgement | undefined;
  for (const [topic, partitions] of progress.topics) {
    for (const one of partitions) {
      const { partition } = one;
      const judged = judgePartition(one, startOf(topic, partition), groupState, now);
      if (judged.status === 'ok') {
        if (judged !== OK) waiting = judged;
        continue;
      }
      behind += 1;
      if (worst === undefined || worse(worst, judged) === judged) {
        worst = { status: judged.status, reason: `${topic} partition ${partition}: ${judged.reason}` };
      }
    }
  }
  if (worst === undefined) return verdict === OK ? (waiting ?? OK) : verdict;
  const others = behind > 1 ? ` ${behind - 1} more not fine.` : '';
  return worse(verdict, { status: worst.status, reason: worst.reason + others });
}

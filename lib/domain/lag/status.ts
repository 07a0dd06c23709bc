import type { GroupState } from '@/lib/domain/model/group.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { isInactive } from './activity.ts';
import { LAG_UNKNOWN_TEXT } from './lag.ts';
import { isInDoubt, MAYBE_MARKERS } from './markers.ts';
import type { GroupPosition, PartitionProgress } from './progress.ts';
import { isStorm, type Rebalances } from './rebalances.ts';
import { hasLagGrown, lagAt, ratesOf, TRAIL_MS, trailPoints } from './trail.ts';
import { type CommitSample, evaluateWindow } from './window.ts';

/** From best to worst, as an on-call engineer ranks them. */
export const STATUS_ORDER = [
  'ok',
  'empty',
  'unknown',
  'rebalancing',
  'lagging',
  'rewound',
  'unstable',
  'uncommitted',
  'blocked',
  'stalled',
  'stopped',
  'invalid',
  'lost',
] as const;

export type Status = (typeof STATUS_ORDER)[number];
/** The reason in words, and the audit rule that says the same; null when nothing is wrong. */
export type Judgement = { status: Status; reason: string; rule: string | null };

/** Commits may repeat for this long before a partition with unread records counts as stalled. */
export const STALLED_AFTER_MS = 60_000;
/** Who commits less often, as with a checkpoint every few minutes, may take as long again, up to this. */
const SLOW_COMMITS_MS = 15 * 60_000;
/** Burrow's window (`intervals`): so many commits are looked at. */
const WINDOW_COMMITS = 10;

const REBALANCING: ReadonlySet<GroupState> = new Set([
  'PreparingRebalance',
  'CompletingRebalance',
  'Assigning',
  'Reconciling',
]);

const OK: Judgement = { status: 'ok', reason: 'Commits keep up with the log end.', rule: null };
const TOO_EARLY: Judgement = {
  status: 'ok',
  reason: 'Records wait for less than a minute: too early to judge.',
  rule: null,
};
/** It may have stood for days before it was watched. */
const WATCHED_TOO_SHORT: Judgement = {
  status: 'unknown',
  reason: 'Records wait, and were watched for less than a minute: too early to judge.',
  rule: null,
};
const MOVING: Judgement = { status: 'ok', reason: 'Records wait, and the commits move.', rule: null };

export type PartitionPlace = {
  /** Log start offset, null when unknown. */
  start: bigint | null;
  groupState: GroupState;
  /** "" for a group that only ever commits. */
  protocolType: string;
  /** Whether a member owns it; null when the members are unknown. */
  isOwned: boolean | null;
  /** An open transaction holds the last stable offset where the commit is. */
  blockedBy: string | null;
};

/**
 * Judges one partition; the first rule that fires wins. Burrow's order and window (see `evaluateWindow`) where the states
 * are shared; before them what waiting cannot undo. A commit that went back counts as long as the window holds it.
 *
 * A repeated commit cannot be told from none (OffsetFetch has no commit time): silence is "stalled" while a member owns the
 * partition, else "stopped". A group that only commits is Empty by nature and is judged by its commits alone.
 * @param now epoch ms
 */
export function judgePartition(progress: PartitionProgress, place: PartitionPlace, now: number): Judgement {
  const { committed, committedSince, behindSince, lag, commitGapMs, rewoundFrom } = progress;
  const { start, groupState, protocolType, isOwned, blockedBy } = place;
  if (start !== null && committed < start) {
    const reason = `${start - committed} offsets behind the log start were deleted unread.`;
    return { status: 'lost', reason, rule: 'GRP-01' };
  }
  if (lag.kind === 'unknown') {
    const isInvalid = lag.reason === 'beyond-end';
    const reason = LAG_UNKNOWN_TEXT[lag.reason];
    return isInvalid
      ? { status: 'invalid', reason, rule: 'GRP-05' }
      : { status: 'unknown', reason, rule: null };
  }
  if (lag.messages === 0n) return OK;
  if (isInDoubt(progress)) return { status: 'unknown', reason: MAYBE_MARKERS, rule: null };
  if (isInactive({ state: groupState, protocolType })) {
    return { status: 'stopped', reason: 'The group has no members and unread records.', rule: 'GRP-04' };
  }
  const verdict = evaluateWindow(windowOf(progress, now));
  const silentMs = now - Math.max(committedSince, behindSince ?? now);
  const isSilent = verdict !== 'ok' && verdict !== 'lagging' && silentMs >= STALLED_AFTER_MS;
  if (isSilent && blockedBy !== null) return { status: 'blocked', reason: blockedBy, rule: 'GRP-13' };
  if (verdict === 'rewound' && rewoundFrom !== null) {
    const reason = `The commit went back from ${rewoundFrom} to ${committed}.`;
    return { status: 'rewound', reason, rule: 'GRP-05' };
  }
  if (behindSince === null || now - behindSince < STALLED_AFTER_MS) {
    return stoodFromTheStart(progress) ? WATCHED_TOO_SHORT : TOO_EARLY;
  }
  if (isSilent && silentMs >= Math.min(commitGapMs, SLOW_COMMITS_MS)) {
    const since = `for ${formatDuration(silentMs)}`;
    return isOwned === false
      ? { status: 'stopped', reason: `No member owns it and nothing was committed ${since}.`, rule: 'GRP-04' }
      : { status: 'stalled', reason: `Records wait and the commit did not move ${since}.`, rule: 'GRP-04' };
  }
  // Between two commits lag always grows: a trail that does not hold two whole gaps tells nothing.
  if (commitGapMs > TRAIL_MS / 2) return MOVING;
  // A lag that stays the same is no backpressure: what comes in is worked off.
  if (verdict === 'lagging' && hasLagGrown(progress.trail)) {
    return { status: 'lagging', reason: 'Lag grew and did not fall in the last minutes.', rule: 'GRP-03' };
  }
  const shortfall = shortfallOf(progress, now);
  if (shortfall !== null) {
    const percent = Math.round(shortfall * 100);
    return { status: 'lagging', reason: `${percent} % of what comes in stays unread.`, rule: 'GRP-03' };
  }
  return MOVING;
}

/** The first sample already found records unread, and the commit has not moved since. */
function stoodFromTheStart({ trail, committedSince, behindSince }: PartitionProgress): boolean {
  return behindSince === trail[0] && committedSince === behindSince;
}

const windowOf = ({ trail, lag }: PartitionProgress, now: number): Parameters<typeof evaluateWindow>[0] => {
  const points = trailPoints(trail);
  const commits: CommitSample[] = [];
  for (const point of points) {
    if (point.committed === commits.at(-1)?.offset) continue;
    commits.push({ at: point.at, offset: point.committed, lag: lagAt(point) });
  }
  return {
    commits: commits.slice(-WINDOW_COMMITS),
    lag: lag.kind === 'known' ? Number(lag.messages) : 0,
    allowedLag: 0,
    recentEnds: points.filter(({ at }) => now - at < STALLED_AFTER_MS).map(({ end }) => end),
    now,
  };
};

/** Less than this share is what commits in steps make of a group that keeps up. */
const SHORTFALL_MIN = 0.05;
const SHORTFALL_OVER_MS = 4 * 60_000;

/**
 * Share of what comes in that is not worked off; null when that is not the case. For bursts, between which lag falls for a
 * moment: GRP-03 asks for a lag that was never 0 and less consumed than produced, over at least ten samples.
 */
function shortfallOf({ trail }: PartitionProgress, now: number): number | null {
  const points = trailPoints(trail);
  const first = points[0];
  const rates = ratesOf(trail, now);
  if (!first || !rates || points.length < WINDOW_COMMITS || now - first.at < SHORTFALL_OVER_MS) return null;
  if (points.some((point) => lagAt(point) === 0) || !hasLagGrown(trail)) return null;
  const share = (rates.produced - rates.consumed) / rates.produced;
  return rates.produced > 0 && share > SHORTFALL_MIN ? share : null;
}

export function worse(a: Judgement, b: Judgement): Judgement {
  return STATUS_ORDER.indexOf(b.status) > STATUS_ORDER.indexOf(a.status) ? b : a;
}

export type GroupPlace = {
  state: GroupState;
  protocolType: string;
  placeOf: (topic: string, partition: number, committed: bigint) => PartitionPlace;
  rebalances: Rebalances;
  /** Partitions that a member owns, where records arrive, and where the group has never committed. */
  uncommitted: readonly string[];
};

type Told = (topic: string, partition: number, status: Status) => void;

/**
 * A group is its worst partition, except that a rebalance in progress is said first when nothing is worse, and a group
 * without members and without lag is empty rather than fine.
 * @param tell is told of each partition that is not fine
 */
export function judgeGroup(progress: GroupPosition, place: GroupPlace, now: number, tell?: Told): Judgement {
  const { placeOf, rebalances, uncommitted } = place;
  let verdict = judgeState(place);
  if (isStorm(rebalances, now)) {
    const reason = `${rebalances.times.length} rebalances in the last hour.`;
    verdict = worse(verdict, { status: 'unstable', reason, rule: 'GRP-09' });
  }
  if (uncommitted.length > 0) {
    const reason = `Records arrive on ${uncommitted[0]} and nothing was ever committed there.${more(uncommitted.length)}`;
    verdict = worse(verdict, { status: 'uncommitted', reason, rule: 'GRP-04' });
  }
  let behind = 0;
  let waiting: Judgement | undefined;
  let worst: Judgement | undefined;
  for (const [topic, partitions] of progress.topics) {
    for (const one of partitions) {
      const { partition } = one;
      const judged = judgePartition(one, placeOf(topic, partition, one.committed), now);
      if (judged.status === 'ok') {
        if (judged !== OK) waiting = judged;
        continue;
      }
      behind += 1;
      tell?.(topic, partition, judged.status);
      if (worst === undefined || worse(worst, judged) === judged) {
        worst = { ...judged, reason: `${topic} partition ${partition}: ${judged.reason}` };
      }
    }
  }
  if (worst === undefined) return verdict === OK ? (waiting ?? OK) : verdict;
  return worse(verdict, { ...worst, reason: worst.reason + more(behind) });
}

function judgeState({ state, protocolType }: Pick<GroupPlace, 'state' | 'protocolType'>): Judgement {
  if (isInactive({ state, protocolType }))
    return { status: 'empty', reason: 'No members and nothing unread.', rule: null };
  if (!REBALANCING.has(state)) return OK;
  return { status: 'rebalancing', reason: `The group is in state ${state}.`, rule: null };
}

/** Before the first sample of its offsets. */
export const judgeUnsampled = (group: Pick<GroupPlace, 'state' | 'protocolType'>): Judgement =>
  worse(judgeState(group), { status: 'unknown', reason: LAG_UNKNOWN_TEXT['not-collected'], rule: null });

const more = (count: number): string => (count > 1 ? ` ${count - 1} more not fine.` : '');

/** One commit of a group on a partition: epoch ms it was first seen, its offset, and the lag it left (null = unknown). */
export type CommitSample = { at: number; offset: number; lag: number | null };

export type WindowVerdict = 'ok' | 'stopped' | 'rewound' | 'stalled' | 'lagging';

export type Window = {
  /** Ascending in time, not empty. */
  commits: readonly CommitSample[];
  lag: number;
  /** Lag that bothers nobody. */
  allowedLag: number;
  /** Log ends of the last minute. */
  recentEnds: readonly number[];
  now: number;
};

/**
 * Burrow's rules in Burrow's order (core/internal/evaluator/caching.go, calculatePartitionStatus):
 * 1. no lag now: ok. 2. Silent for longer than its commits span, and not caught up lately: stopped. 3. Went back and has
 * not come back to where it was: rewound. 4. Without lag somewhere in the window: ok. 5. Commits repeat one offset:
 * stalled. 6. Lag that never fell: lagging.
 */
export function evaluateWindow({ commits, lag, allowedLag, recentEnds, now }: Window): WindowVerdict {
  const first = commits[0];
  const last = commits.at(-1);
  if (!first || !last || lag <= allowedLag) return 'ok';
  const isSilent = now - last.at > last.at - first.at;
  if (isSilent && !recentEnds.some((end) => end <= last.offset)) return 'stopped';
  if (isRewound(commits)) return 'rewound';
  if (commits.some((commit) => commit.lag !== null && commit.lag <= allowedLag)) return 'ok';
  if (commits.every(({ offset }) => offset === first.offset)) return 'stalled';
  return lagNeverFell(commits) ? 'lagging' : 'ok';
}

/** The first step back counts until a commit is where it started from. */
function isRewound(commits: readonly CommitSample[]): boolean {
  const back = commits.findIndex(({ offset }, index) => offset < (commits[index - 1]?.offset ?? 0));
  if (back < 1) return false;
  const before = commits[back - 1]?.offset ?? 0;
  return !commits.slice(back).some(({ offset }) => offset >= before);
}

function lagNeverFell(commits: readonly CommitSample[]): boolean {
  const lags = commits.flatMap(({ lag }) => lag ?? []);
  return lags.every((lag, index) => index === 0 || lag >= (lags[index - 1] ?? 0));
}

export type AgeState = 'live' | 'late' | 'stale';

/** live: at most two sampling intervals old; late: at most four; stale: older. Milliseconds. */
export function ageState(ageMs: number, intervalMs: number): AgeState {
  if (ageMs <= 2 * intervalMs) return 'live';
  return ageMs <= 4 * intervalMs ? 'late' : 'stale';
}

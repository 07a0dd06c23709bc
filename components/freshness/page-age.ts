import { type AgeState, ageState } from '@/components/ui/age-state.ts';
import type { SectionStateDto } from '@/lib/contracts/common.ts';

export type PageAge = {
  /** The worst of the sections; `partial` when a broker is missing from one, `pending` while one was never collected. */
  state: AgeState | 'partial' | 'pending';
  /** Age of the oldest number, ms; null when none was collected. */
  oldestMs: number | null;
};

const RANK = { live: 0, late: 1, partial: 2, stale: 3 } as const;

/** Each section is judged by its own interval; the page is as fresh as its worst section. */
export function pageAge(
  sections: readonly Pick<SectionStateDto, 'collectedAt' | 'staleSince' | 'intervalMs' | 'status'>[],
  now: number,
): PageAge {
  let state: keyof typeof RANK = 'live';
  let oldestMs: number | null = null;
  let isPending = false;
  for (const section of sections) {
    if (section.collectedAt === null) {
      if (section.status === 'pending') isPending = true;
      else state = 'stale';
      continue;
    }
    const ownAge = ageState(now - section.collectedAt, section.intervalMs);
    const own = section.status === 'partial' && ownAge !== 'stale' ? 'partial' : ownAge;
    if (RANK[own] > RANK[state]) state = own;
    const ageMs = now - Math.min(section.collectedAt, section.staleSince ?? section.collectedAt);
    if (oldestMs === null || ageMs > oldestMs) oldestMs = ageMs;
  }
  return { state: isPending && state !== 'stale' ? 'pending' : state, oldestMs };
}

import { type AgeState, ageState } from '@/components/ui/age-state.ts';
import type { SectionStateDto } from '@/lib/contracts/common.ts';

export type PageAge = {
  /** The worst of the sections; `pending` while one of them was never collected. */
  state: AgeState | 'pending';
  /** Age of the oldest section, ms; null when none was collected. */
  oldestMs: number | null;
};

const RANK = { live: 0, late: 1, stale: 2 } as const;

/** Each section is judged by its own interval; the page is as fresh as its worst section. */
export function pageAge(
  sections: readonly Pick<SectionStateDto, 'collectedAt' | 'intervalMs' | 'status'>[],
  now: number,
): PageAge {
  let state: AgeState = 'live';
  let oldestMs: number | null = null;
  let isPending = false;
  for (const section of sections) {
    if (section.collectedAt === null) {
      if (section.status === 'pending') isPending = true;
      else state = 'stale';
      continue;
    }
    const ageMs = now - section.collectedAt;
    const own = ageState(ageMs, section.intervalMs);
    if (RANK[own] > RANK[state]) state = own;
    if (oldestMs === null || ageMs > oldestMs) oldestMs = ageMs;
  }
  return { state: isPending && state !== 'stale' ? 'pending' : state, oldestMs };
}

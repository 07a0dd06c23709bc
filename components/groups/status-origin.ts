import type { GroupPartitionDto } from '@/lib/contracts/groups.ts';
import { utcDateTime, utcSince } from '@/lib/shared/format/time.ts';

export type StatusOrigin = Pick<GroupPartitionDto, 'statusRule' | 'statusSince' | 'statusSinceIsBound'>;

/** `since 02:41:10`, `at least since 15 Nov 09:40`, UTC; null when it is not known. */
function sinceText(
  { statusSince, statusSinceIsBound }: StatusOrigin,
  timeText: (at: number) => string,
): string | null {
  if (statusSince === null) return null;
  return `${statusSinceIsBound ? 'at least since' : 'since'} ${timeText(statusSince)}`;
}

/** `since 02:41:10 UTC · GRP-04`; the date is told from a day on. Empty when neither is known. */
export const originText = (origin: StatusOrigin, now: number): string =>
  joined([sinceText(origin, (at) => `${utcSince(at, now)} UTC`), origin.statusRule]);

/** What stands behind a status, for its tooltip: the reason, then since when, then the rule. */
export const statusTitle = (reason: string, origin: StatusOrigin): string =>
  joined([reason, sinceText(origin, utcDateTime), origin.statusRule]);

const joined = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ');

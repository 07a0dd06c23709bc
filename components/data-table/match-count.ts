import { formatCount, plural } from '@/lib/shared/format/count.ts';

/** `12 findings`, or `3 of 12 findings match` when a filter leaves some out. */
export const matchCount = (
  { total, totalUnfiltered }: { total: number; totalUnfiltered: number },
  noun: string,
): string =>
  total === totalUnfiltered
    ? plural(total, noun)
    : `${formatCount(total)} of ${plural(totalUnfiltered, noun)} match`;

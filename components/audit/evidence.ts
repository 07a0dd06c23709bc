import type { FindingDto } from '@/lib/contracts/audit.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { formatExactDuration } from '@/lib/shared/format/duration.ts';
import { toNumber } from '@/lib/shared/format/quantity.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';

type Evidence = FindingDto['evidence'][number];

/** A number of a finding as a person reads it; words stay as they are. */
export function evidenceText({ value, unit }: Evidence): string {
  if (unit === null) return typeof value === 'number' ? formatCount(value) : value;
  const number = toNumber(value);
  if (number === null) return String(value);
  switch (unit) {
    case 'ms':
      return formatExactDuration(number);
    case 'bytes':
      return formatBytes(value);
    case 'bytes/s':
      return `${formatBytes(number)}/s`;
    case 'records/s':
      return formatRate(number);
    case 'fraction':
      return `${(number * 100).toFixed(number < 0.1 ? 1 : 0)} %`;
    case 'offsets':
      return plural(number, 'offset');
    default:
      return plural(number, unit.slice(0, -1));
  }
}

import type { Tone } from '@/components/ui/tone.ts';
import type { CapacityDto, VolumeForecastDto } from '@/lib/contracts/capacity.ts';
import { FULL_DAYS_CRITICAL, FULL_DAYS_WARN } from '@/lib/shared/capacity/formulas.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { formatPercent } from '@/lib/shared/format/percent.ts';

/** `full in 31 h`, or what keeps it from that. */
export function forecastText({ state, fullInSeconds, settledFraction }: VolumeForecastDto): string {
  if (state === 'fills' && fullInSeconds !== null) {
    return fullInSeconds <= 0 ? 'full now' : `full in ${formatDuration(fullInSeconds * 1000)}`;
  }
  if (state === 'levels-off' && settledFraction !== null) {
    return `never at this rate: levels off at ${formatPercent(settledFraction)}`;
  }
  return 'unknown';
}

const DAY_S = 86_400;

/** As STO-03 of the audit judges it. */
export function forecastTone({ fullInSeconds }: Pick<VolumeForecastDto, 'fullInSeconds'>): Tone | null {
  if (fullInSeconds === null || fullInSeconds >= FULL_DAYS_WARN * DAY_S) return null;
  return fullInSeconds < FULL_DAYS_CRITICAL * DAY_S ? 'crit' : 'warn';
}

/** The volume that is full first, or why there is none. */
export function soonText({ volumes }: CapacityDto['forecast']): string {
  const [first] = volumes;
  if (first === undefined) return 'unknown';
  return first.state === 'fills'
    ? `broker ${first.brokerId} first: ${forecastText(first)}`
    : first.state === 'levels-off'
      ? 'never at this rate'
      : 'unknown';
}

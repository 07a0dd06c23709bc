import type { Gauge } from 'prom-client';
import type { HorizonDto, TimeLagDto } from '@/lib/contracts/groups.ts';

/** Makes a gauge of one scrape; the name goes without `highwater_`. */
export type MakeGauge = (name: string, help: string, labelNames: string[]) => Gauge;

/** An unknown value has no sample: absent, never 0. */
export function set(gauge: Gauge, labels: Record<string, string>, value: number | string | null): void {
  if (value !== null) gauge.set(labels, Number(value));
}

const secondsOf = ({ ms }: Pick<TimeLagDto, 'ms'>): number | null => (ms === null ? null : ms / 1000);

/** +Inf = never. */
const horizonSeconds = (horizon: HorizonDto): number | null =>
  horizon.kind === 'never' ? Number.POSITIVE_INFINITY : secondsOf(horizon);

type SetTime<Time> = (labels: Record<string, string>, time: Time) => void;

/** A time lag and, in its place where no more is known, its bound: `<of>_time_lag_seconds`, `<of>_time_lag_at_least_seconds`. */
export function timeLagGauges(gauge: MakeGauge, of: string, labelNames: string[]): SetTime<TimeLagDto> {
  const exact = gauge(`${of}_time_lag_seconds`, 'Age of the oldest unread record', labelNames);
  const atLeast = gauge(
    `${of}_time_lag_at_least_seconds`,
    `Instead of ${of}_time_lag_seconds where only a bound is known: it may be more`,
    labelNames,
  );
  return (labels, timeLag) => set(timeLag.method === 'bound' ? atLeast : exact, labels, secondsOf(timeLag));
}

/** The same of the time until records are lost: `<of>_loss_horizon_seconds`, `<of>_loss_horizon_at_most_seconds`. */
export function horizonGauges(gauge: MakeGauge, of: string, labelNames: string[]): SetTime<HorizonDto> {
  const exact = gauge(
    `${of}_loss_horizon_seconds`,
    'Time until unread records are deleted at the present pace; +Inf = never',
    labelNames,
  );
  const atMost = gauge(
    `${of}_loss_horizon_at_most_seconds`,
    `Instead of ${of}_loss_horizon_seconds where only a bound is known: it may be less`,
    labelNames,
  );
  return (labels, horizon) =>
    set(horizon.kind === 'at-most' ? atMost : exact, labels, horizonSeconds(horizon));
}

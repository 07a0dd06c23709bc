/** Records per second: the same all the time, or a base with bursts. */
export type Rate =
  | { kind: 'steady'; perSecond: number }
  | { kind: 'bursty'; perSecond: number; burstPerSecond: number; everySeconds: number; burstSeconds: number };

/** How many records are due in the first `seconds`; whole records, so differences of it never lose a fraction. */
export function producedAfter(rate: Rate, seconds: number): number {
  if (rate.kind === 'steady') return Math.floor(rate.perSecond * seconds);
  const { perSecond, burstPerSecond, everySeconds, burstSeconds } = rate;
  const periods = Math.floor(seconds / everySeconds);
  const inBurst = periods * burstSeconds + Math.min(seconds - periods * everySeconds, burstSeconds);
  return Math.floor(perSecond * (seconds - inBurst) + burstPerSecond * inBurst);
}

/** Mean over a whole period. */
export function meanPerSecond(rate: Rate): number {
  if (rate.kind === 'steady') return rate.perSecond;
  const { perSecond, burstPerSecond, everySeconds, burstSeconds } = rate;
  return (perSecond * (everySeconds - burstSeconds) + burstPerSecond * burstSeconds) / everySeconds;
}

const pad = (value: number): string => String(value).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const DAY_MS = 86_400_000;

/** `03:12:04`, UTC; the zone is written once per panel. Epoch milliseconds in. */
export function utcTime(at: number): string {
  const date = new Date(at);
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;
}

/** `18 Nov`, UTC. */
export function utcDay(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`;
}

/** `18 Nov 2026`, UTC. */
export const utcDate = (at: number): string => `${utcDay(at)} ${new Date(at).getUTCFullYear()}`;

/** `18 Nov 2026 03:12:04 UTC`. */
export const utcDateTime = (at: number): string => `${utcDate(at)} ${utcTime(at)} UTC`;

/** Time of day while it is within a day of `now`, with the date before it otherwise: `03:08:02`, `15 Nov 09:40`. */
export function utcSince(at: number, now: number): string {
  return now - at < DAY_MS ? utcTime(at) : `${utcDay(at)} ${utcTime(at).slice(0, 5)}`;
}

/** Axis label for a span of time: hours and minutes, or the day when the span is longer than two days. */
export function utcTick(at: number, spanMs: number): string {
  if (spanMs > 2 * DAY_MS) return utcDay(at);
  return spanMs < 10 * 60_000 ? utcTime(at) : utcTime(at).slice(0, 5);
}

/** `18 Nov 02:41 to 03:11`, UTC; with seconds when it is shorter than ten minutes, with both days when they differ. */
export function utcRange(from: number, to: number): string {
  const time = (at: number) => (to - from < 10 * 60_000 ? utcTime(at) : utcTime(at).slice(0, 5));
  const end = utcDay(from) === utcDay(to) ? time(to) : `${utcDay(to)} ${time(to)}`;
  return `${utcDay(from)} ${time(from)} to ${end}`;
}

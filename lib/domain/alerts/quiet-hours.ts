/** Times of day in which nobody is told. From after to = over midnight. */
export type QuietHours = {
  /** IANA name, such as Europe/Berlin. */
  timeZone: string;
  /** 1 = Monday to 7 = Sunday: the day on which it begins. */
  days: readonly number[];
  /** Minutes after midnight. */
  fromMinute: number;
  toMinute: number;
};

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }) !== undefined;
  } catch {
    // Intl has no other way of asking.
    return false;
  }
}

type WallClock = { day: number; minute: number };

/** Making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function wallClock(timeZone: string, at: number): WallClock {
  const formatter =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formatters.set(timeZone, formatter);
  const parts = new Map(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: WEEKDAYS.indexOf(parts.get('weekday') ?? '') + 1,
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

/** By the clock on the wall, so that 22:00 stays 22:00 when summer time begins. */
export function isQuiet({ timeZone, days, fromMinute, toMinute }: QuietHours, at: number): boolean {
  const { day, minute } = wallClock(timeZone, at);
  if (fromMinute < toMinute) return days.includes(day) && minute >= fromMinute && minute < toMinute;
  const dayBefore = day === 1 ? 7 : day - 1;
  return (days.includes(day) && minute >= fromMinute) || (days.includes(dayBefore) && minute < toMinute);
}

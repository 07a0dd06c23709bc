import type { TimelineEventDto } from '@/lib/contracts/timeline.ts';

export type Hour = { at: number; events: TimelineEventDto[] };
export type Day = { at: number; hours: Hour[] };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Events by UTC day and hour, in the order they come; `at` is the start of each. */
export function groupByHour(events: readonly TimelineEventDto[]): Day[] {
  const days: Day[] = [];
  for (const event of events) {
    const dayAt = Math.floor(event.at / DAY_MS) * DAY_MS;
    const hourAt = Math.floor(event.at / HOUR_MS) * HOUR_MS;
    let day = days.at(-1);
    if (day?.at !== dayAt) {
      day = { at: dayAt, hours: [] };
      days.push(day);
    }
    const hour = day.hours.at(-1);
    if (hour?.at === hourAt) hour.events.push(event);
    else day.hours.push({ at: hourAt, events: [event] });
  }
  return days;
}

import type { TimelineEventDto } from '@/lib/contracts/timeline.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { utcDate, utcTime } from '@/lib/shared/format/time.ts';
import { EventItem } from './event-item.tsx';
import { groupByHour } from './group-by-hour.ts';

type EventListProps = { clusterId: string; events: readonly TimelineEventDto[]; marked: string | null };

/** Changes by day and hour, newest first. */
export function EventList({ clusterId, events, marked }: EventListProps) {
  return groupByHour(events).map((day) => (
    <section key={day.at} aria-label={utcDate(day.at)}>
      <h3 className="border-y border-line bg-sunken px-3 py-1 text-xs font-semibold first:border-t-0">
        {utcDate(day.at)}
      </h3>
      {day.hours.map((hour) => (
        <section key={hour.at} aria-label={`${utcDate(day.at)} from ${utcTime(hour.at).slice(0, 5)} UTC`}>
          <h4 className="num px-3 pt-2 text-[11px]/[15px] font-[550] text-ink-3">
            {utcTime(hour.at).slice(0, 5)} UTC, {plural(hour.events.length, 'change')}
          </h4>
          <ol>
            {hour.events.map((event) => (
              <EventItem
                key={event.id}
                clusterId={clusterId}
                event={event}
                time={utcTime(event.at)}
                isMarked={event.id === marked}
              />
            ))}
          </ol>
        </section>
      ))}
    </section>
  ));
}

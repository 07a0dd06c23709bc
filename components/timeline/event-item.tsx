import { Link2 } from 'lucide-react';
import Link from 'next/link';
import { SubjectLink } from '@/components/audit/subject-link.tsx';
import { cn } from '@/components/ui/cn.ts';
import { severityLooks } from '@/components/ui/severity.tsx';
import { toneBox } from '@/components/ui/tone.ts';
import { routes } from '@/lib/client/routes.ts';
import type { TimelineEventDto } from '@/lib/contracts/timeline.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { actorText, familyOf } from '@/lib/shared/timeline/families.ts';
import { EventDetails, fromTo } from './event-details.tsx';
import { iconOf } from './event-looks.ts';

type EventItemProps = {
  clusterId: string;
  event: TimelineEventDto;
  /** As short as the place allows. */
  time: string;
  /** The address points at it. */
  isMarked?: boolean;
  /** Title, change and actor only. */
  brief?: boolean;
};

/** One change: when, what happened in words, from what to what, and who did it. */
export function EventItem({ clusterId, event, time, isMarked = false, brief = false }: EventItemProps) {
  const Icon = iconOf(event.kind);
  const { tone, label } = severityLooks[event.severity];
  const only = event.details.length === 1 ? event.details[0] : undefined;
  // The times of a gap are in the title.
  const isGap = familyOf(event.kind) === 'highwater';
  const moved = isGap ? null : fromTo(event, { from: event.from, to: event.to, label: only?.label ?? '' });
  const isSaidAlready =
    only !== undefined && only.from === event.from && only.to === event.to && moved !== null;
  const actor = actorText(event);
  return (
    <li
      id={event.id}
      {...(isMarked && { 'aria-current': 'true' as const })}
      className={cn(
        'group/event relative grid grid-cols-[58px_18px_minmax(0,1fr)_auto] items-start gap-x-2 px-3 py-1.5',
        isMarked && 'bg-selected',
      )}
    >
      <time
        dateTime={new Date(event.at).toISOString()}
        title={utcDateTime(event.at)}
        className="num text-right text-[11px]/[18px] text-ink-3"
      >
        {time}
      </time>
      <span
        className={cn(
          'grid size-[18px] place-items-center rounded-full border',
          event.severity === 'info' ? 'border-line-strong bg-surface text-ink-2' : toneBox[tone],
        )}
      >
        <Icon aria-hidden className="size-2.5" />
        {event.severity !== 'info' && <span className="sr-only">{label}</span>}
      </span>
      <div className="min-w-0">
        <p className="text-sm/[18px] font-medium [overflow-wrap:anywhere]">{event.title}</p>
        {(moved !== null || actor !== null) && (
          <p className="text-[11px]/[15px] text-ink-2 [overflow-wrap:anywhere]">
            {moved}
            {isSaidAlready && only.note !== null && <span className="text-ink-3"> ({only.note})</span>}
            {moved !== null && actor !== null && '. '}
            {actor !== null && <span className="text-ink-3">{actor}</span>}
            {event.reason !== null && event.reason !== '' && <span>: {event.reason}</span>}
          </p>
        )}
        {!brief && !isSaidAlready && <EventDetails event={event} />}
        {!brief && event.subject.kind !== 'cluster' && (
          <p className="truncate text-[11px]/[15px]">
            <SubjectLink clusterId={clusterId} subject={event.subject} />
          </p>
        )}
      </div>
      <Link
        href={routes.timeline(clusterId, { at: event.at, event: event.id })}
        prefetch={false}
        aria-label={`Link to this change: ${event.title}`}
        title="Link to this change"
        className="grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-hover"
      >
        <Link2 aria-hidden className="size-3.5" />
      </Link>
    </li>
  );
}

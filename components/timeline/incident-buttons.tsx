'use client';

import copyText from 'copy-to-clipboard';
import { ClipboardCopy, Snowflake } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { routes } from '@/lib/client/routes.ts';
import { serverClock } from '@/lib/client/server-clock.ts';
import type { TimelineFilter } from '@/lib/client/timeline.ts';
import { readSubject, type TimelineDto } from '@/lib/contracts/timeline.ts';
import { incidentText } from '@/lib/shared/timeline/incident-text.ts';
import { frozenMoment } from './frozen-moment.ts';

type IncidentButtonsProps = {
  clusterId: string;
  clusterName: string;
  filter: TimelineFilter;
  events: TimelineDto | undefined;
  /** Freezes the page: what is copied must show the same to whoever opens it. */
  onFreeze: (at: number) => void;
};

/** The view as a text for a ticket, and as a link; both are frozen first. */
export function IncidentButtons({ clusterId, clusterName, filter, events, onFreeze }: IncidentButtonsProps) {
  const [said, setSaid] = useState('');
  const copy = (textAt: (at: number, link: string) => string, done: string) => {
    const at = filter.at ?? frozenMoment(serverClock.now(), events);
    const link = `${window.location.origin}${routes.timeline(clusterId, { ...filter, at })}`;
    if (filter.at == null) onFreeze(at);
    void copyText(textAt(at, link)).then((isCopied) =>
      setSaid(isCopied ? done : 'The browser refused to copy'),
    );
  };
  const about = filter.subject ? readSubject(filter.subject) : null;
  return (
    <>
      <Button
        disabled={events === undefined}
        onClick={() =>
          copy(
            (at, link) =>
              incidentText({
                cluster: clusterName,
                about: about && about.kind !== 'cluster' ? `${about.kind} ${about.name}` : null,
                link,
                events: events?.items ?? [],
                hasMore: events?.nextCursor != null,
                at,
              }),
            'Copied the incident text',
          )
        }
      >
        <ClipboardCopy aria-hidden className="size-3.5" />
        Copy as incident text
      </Button>
      <Button onClick={() => copy((_, link) => link, 'Copied the incident link')}>
        <Snowflake aria-hidden className="size-3.5" />
        Copy incident link
      </Button>
      <span role="status" className="text-xs text-ink-3">
        {said}
      </span>
    </>
  );
}

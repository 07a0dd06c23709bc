'use client';

import Link from 'next/link';
import { Loaded } from '@/components/layout/loaded.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { routes } from '@/lib/client/routes.ts';
import { useTimeline } from '@/lib/client/timeline.ts';
import { useServerNow } from '@/lib/client/use-server-now.ts';
import type { EventSubjectDto } from '@/lib/contracts/timeline.ts';
import { utcSince } from '@/lib/shared/format/time.ts';
import { EventItem } from './event-item.tsx';
import { PANEL_EVENTS, panelFilter } from './panel-filter.ts';

/** The last few changes of a cluster, a topic or a group, with what it depends on. */
export function WhatChangedPanel({ clusterId, subject }: { clusterId: string; subject: EventSubjectDto }) {
  const now = useServerNow();
  const filter = panelFilter(subject);
  const query = useTimeline(clusterId, filter, PANEL_EVENTS);
  return (
    <Panel
      title="What changed"
      detail="times are UTC"
      aside={
        <Button asChild size="sm" variant="ghost">
          <Link href={routes.timeline(clusterId, filter)}>Timeline</Link>
        </Button>
      }
    >
      <Loaded query={query} loading="Reading what changed" subject="What changed">
        {({ items }) =>
          items.length === 0 ? (
            <p className="px-3 py-2 text-sm text-ink-3">Nothing changed since Highwater watches.</p>
          ) : (
            <ol aria-label="What changed" className="py-1">
              {items.map((event) => (
                <EventItem
                  key={event.id}
                  clusterId={clusterId}
                  event={event}
                  time={utcSince(event.at, now)}
                  brief
                />
              ))}
            </ol>
          )
        }
      </Loaded>
    </Panel>
  );
}

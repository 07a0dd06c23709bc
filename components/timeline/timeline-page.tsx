'use client';

import { History } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { useOverview } from '@/lib/client/overview.ts';
import { useTimeline } from '@/lib/client/timeline.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { EventList } from './event-list.tsx';
import { IncidentButtons } from './incident-buttons.tsx';
import { MomentPanel } from './moment-panel.tsx';
import { EVENTS_MAX, FIRST_EVENTS, timelineFilterOf, timelineParams } from './timeline-params.ts';
import { TimelineToolbar } from './timeline-toolbar.tsx';

function Frozen({ at, onThaw }: { at: number; onThaw: () => void }) {
  return (
    <Banner
      tone="info"
      title={`Frozen at ${utcDateTime(at)}`}
      action={
        <Button size="sm" onClick={onThaw}>
          Back to now
        </Button>
      }
    >
      Shown is what was stored up to that moment. Nothing on this page moves.
    </Banner>
  );
}

/** What changed on a cluster, seen by comparing readings, and made through Highwater. */
export function TimelinePage({ clusterId }: { clusterId: string }) {
  const [params, setParams] = useQueryStates(timelineParams, { history: 'replace' });
  const [limit, setLimit] = useState(FIRST_EVENTS);
  const filter = timelineFilterOf(params);
  const { data: overview } = useOverview(clusterId);
  const query = useTimeline(clusterId, filter, limit);
  const { at = null } = filter;
  const freeze = (moment: number) => void setParams({ at: new Date(moment) });
  return (
    <PageFrame clusterId={clusterId} title="Timeline" freshness={overview}>
      <PageHead
        title="What changed"
        detail="Seen by comparing each reading with the one before, whoever made the change. Kept for 30 days."
        actions={
          <IncidentButtons
            clusterId={clusterId}
            clusterName={overview?.cluster.name ?? clusterId}
            filter={filter}
            events={query.data}
            onFreeze={freeze}
          />
        }
      />
      {at !== null && (
        <>
          <Frozen at={at} onThaw={() => void setParams({ at: null, event: null })} />
          <MomentPanel clusterId={clusterId} at={at} subject={filter.subject ?? null} />
        </>
      )}
      <TimelineToolbar />
      <Panel
        title="Changes"
        detail={
          query.data && `${plural(query.data.items.length, 'change')} listed, newest first, times are UTC`
        }
      >
        <Loaded query={query} loading="Reading what changed" subject="The timeline">
          {({ items, nextCursor }) => (
            <>
              {items.length === 0 && (
                <EmptyState icon={History} title="No change matches">
                  Nothing of this kind was seen in the time that Highwater watched.
                </EmptyState>
              )}
              <EventList clusterId={clusterId} events={items} marked={params.event} />
              {nextCursor !== null && (
                <p className="border-t border-line px-3 py-2">
                  {limit < EVENTS_MAX ? (
                    <Button size="sm" onClick={() => setLimit(EVENTS_MAX)}>
                      Show up to {EVENTS_MAX} changes
                    </Button>
                  ) : (
                    <Button size="sm" onClick={() => void setParams({ to: new Date(items.at(-1)?.at ?? 0) })}>
                      Show older changes
                    </Button>
                  )}
                </p>
              )}
            </>
          )}
        </Loaded>
      </Panel>
    </PageFrame>
  );
}

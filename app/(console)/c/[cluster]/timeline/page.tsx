import type { Metadata } from 'next';
import { TimelinePage } from '@/components/timeline/timeline-page.tsx';
import { FIRST_EVENTS, loadTimelineParams, timelineFilterOf } from '@/components/timeline/timeline-params.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../prefetch.tsx';
import { timelinePrefetch } from '../../../prefetch-timeline.ts';

export const metadata: Metadata = { title: 'What changed' };

export default async function Page({ params, searchParams }: PageProps<'/c/[cluster]/timeline'>) {
  const clusterId = decodeSegment((await params).cluster);
  const filter = timelineFilterOf(await loadTimelineParams(searchParams));
  return (
    <Prefetched queries={[timelinePrefetch(clusterId, filter, FIRST_EVENTS)]}>
      <TimelinePage clusterId={clusterId} />
    </Prefetched>
  );
}

import type { Metadata } from 'next';
import { historySources } from '@/components/charts/history-sources.ts';
import { OverviewPage } from '@/components/overview/overview-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../prefetch.tsx';
import { historyPrefetches } from '../../prefetch-history.ts';
import { panelPrefetch } from '../../prefetch-timeline.ts';

export const metadata: Metadata = { title: 'Overview' };

export default async function Page({ params, searchParams }: PageProps<'/c/[cluster]'>) {
  const clusterId = decodeSegment((await params).cluster);
  const { clusterThroughput, clusterLag } = historySources;
  const histories = await historyPrefetches(clusterId, [clusterThroughput, clusterLag], searchParams);
  return (
    <Prefetched
      queries={[
        { queryKey: keys.brokers(clusterId), load: () => services.brokers(clusterId) },
        panelPrefetch(clusterId, { kind: 'cluster', name: '' }),
        ...histories,
      ]}
    >
      <OverviewPage clusterId={clusterId} />
    </Prefetched>
  );
}

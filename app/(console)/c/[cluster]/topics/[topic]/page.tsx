import { historySources } from '@/components/charts/history-sources.ts';
import { TopicTab } from '@/components/topics/topic-tab.tsx';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../../prefetch.tsx';
import { historyPrefetches } from '../../../../prefetch-history.ts';
import { panelPrefetch } from '../../../../prefetch-timeline.ts';

export default async function Page({ params, searchParams }: PageProps<'/c/[cluster]/topics/[topic]'>) {
  const { cluster, topic } = await params;
  const clusterId = decodeSegment(cluster);
  const name = decodeSegment(topic);
  const sources = [historySources.topicThroughput(name)];
  const histories = await historyPrefetches(clusterId, sources, searchParams);
  return (
    <Prefetched queries={[...histories, panelPrefetch(clusterId, { kind: 'topic', name })]}>
      <TopicTab clusterId={clusterId} name={name} tab="partitions" />
    </Prefetched>
  );
}

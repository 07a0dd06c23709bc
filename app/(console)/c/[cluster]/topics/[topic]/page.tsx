import { historySources } from '@/components/charts/history-sources.ts';
import { TopicTab } from '@/components/topics/topic-tab.tsx';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../../prefetch.tsx';
import { historyPrefetches } from '../../../../prefetch-history.ts';

export default async function Page({ params, searchParams }: PageProps<'/c/[cluster]/topics/[topic]'>) {
  const { cluster, topic } = await params;
  const clusterId = decodeSegment(cluster);
  const name = decodeSegment(topic);
  const sources = [historySources.topicThroughput(name)];
  return (
    <Prefetched queries={await historyPrefetches(clusterId, sources, searchParams)}>
      <TopicTab clusterId={clusterId} name={name} tab="partitions" />
    </Prefetched>
  );
}

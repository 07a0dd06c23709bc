import { TopicTab } from '@/components/topics/topic-tab.tsx';
import { decodeSegment } from '@/lib/shared/path-segment.ts';

export default async function Page({ params }: PageProps<'/c/[cluster]/topics/[topic]'>) {
  const { cluster, topic } = await params;
  return <TopicTab clusterId={decodeSegment(cluster)} name={decodeSegment(topic)} tab="partitions" />;
}

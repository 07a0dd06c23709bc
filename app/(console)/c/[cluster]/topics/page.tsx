import type { Metadata } from 'next';
import { FIRST_ROWS } from '@/components/data-table/row-window.ts';
import { loadTopicParams, topicFilterOf } from '@/components/topics/topic-params.ts';
import { TopicsPage } from '@/components/topics/topics-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../prefetch.tsx';

export const metadata: Metadata = { title: 'Topics' };

export default async function Page({ params, searchParams }: PageProps<'/c/[cluster]/topics'>) {
  const clusterId = decodeSegment((await params).cluster);
  const filter = topicFilterOf(await loadTopicParams(searchParams));
  return (
    <Prefetched
      queries={[
        {
          queryKey: keys.topicList(clusterId, { ...filter, rows: FIRST_ROWS }),
          load: () => services.topics(clusterId, { ...filter, limit: FIRST_ROWS }),
        },
      ]}
    >
      <TopicsPage clusterId={clusterId} />
    </Prefetched>
  );
}

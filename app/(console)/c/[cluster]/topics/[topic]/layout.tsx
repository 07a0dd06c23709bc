import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { TopicFrame } from '@/components/topics/topic-frame.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../../prefetch.tsx';

type Params = { params: Promise<{ cluster: string; topic: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: decodeSegment((await params).topic) };
}

export default async function TopicLayout({ children, params }: Params & { children: ReactNode }) {
  const { cluster, topic } = await params;
  const clusterId = decodeSegment(cluster);
  const name = decodeSegment(topic);
  return (
    <Prefetched
      queries={[{ queryKey: keys.topic(clusterId, name), load: () => services.topic(clusterId, name) }]}
    >
      <TopicFrame clusterId={clusterId} name={name}>
        {children}
      </TopicFrame>
    </Prefetched>
  );
}

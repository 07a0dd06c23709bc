'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';
import { TimeRangeMenu } from '@/components/charts/time-range.tsx';
import { Loaded } from '@/components/layout/loaded.tsx';
import { PageFrame } from '@/components/layout/page-frame.tsx';
import { PageHead } from '@/components/layout/page-head.tsx';
import { OpenOperation, OperationMenu } from '@/components/topic-operations/operation-menu.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { TabLinks } from '@/components/ui/tab-links.tsx';
import { routes } from '@/lib/client/routes.ts';
import { useTopic } from '@/lib/client/topics.ts';
import type { TopicDetailDto } from '@/lib/contracts/topics.ts';
import { TopicStats } from './topic-stats.tsx';

function Tabs({ clusterId, detail }: { clusterId: string; detail: TopicDetailDto }) {
  const segment = useSelectedLayoutSegment();
  const { name } = detail.topic;
  const chosen = detail.configs.filter(
    ({ provenance }) => provenance === 'set' || provenance === 'pinned',
  ).length;
  return (
    <TabLinks
      label="Parts of the topic"
      tabs={[
        {
          href: routes.topic(clusterId, name),
          label: 'Partitions',
          count: detail.topic.partitions,
          current: segment === null,
        },
        {
          href: routes.topicConfigs(clusterId, name),
          label: 'Configs',
          count: `${detail.configs.length}, ${chosen} set`,
          current: segment === 'configs',
        },
        {
          href: routes.topicConsumers(clusterId, name),
          label: 'Consumers',
          count: detail.groups.length,
          current: segment === 'consumers',
        },
      ]}
    />
  );
}

/** What the tabs of a topic have in common. */
export function TopicFrame({
  clusterId,
  name,
  children,
}: {
  clusterId: string;
  name: string;
  children: ReactNode;
}) {
  const query = useTopic(clusterId, name);
  return (
    <PageFrame
      clusterId={clusterId}
      title={name}
      crumbs={[{ label: 'Topics', href: routes.topics(clusterId) }]}
      freshness={query.data}
      tools={<TimeRangeMenu />}
    >
      <Loaded query={query} loading="Reading the topic" subject={`Topic ${name}`}>
        {(detail) => (
          <>
            <PageHead
              title={name}
              badges={
                <>
                  <CopyButton text={name} label="Copy the name" />
                  {detail.topic.internal && <Badge>internal</Badge>}
                  {detail.topic.cleanupPolicy?.value != null && (
                    <Badge>{detail.topic.cleanupPolicy.value}</Badge>
                  )}
                </>
              }
              detail={`Topic id ${detail.topicId}`}
              actions={
                <>
                  <TimeRangeMenu className="md:hidden" />
                  <OperationMenu clusterId={clusterId} />
                </>
              }
            />
            <TopicStats detail={detail} />
            <Tabs clusterId={clusterId} detail={detail} />
            {children}
          </>
        )}
      </Loaded>
      <OpenOperation clusterId={clusterId} topic={name} detail={query.data} />
    </PageFrame>
  );
}

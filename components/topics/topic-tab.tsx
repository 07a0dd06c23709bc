'use client';

import { useTopic } from '@/lib/client/topics.ts';
import { ConfigsTab } from './configs-tab.tsx';
import { ConsumersTab } from './consumers-tab.tsx';
import { PartitionsTab } from './partitions-tab.tsx';

type TopicTabProps = { clusterId: string; name: string; tab: 'partitions' | 'configs' | 'consumers' };

/** One tab; the frame around it has the data already. */
export function TopicTab({ clusterId, name, tab }: TopicTabProps) {
  const { data } = useTopic(clusterId, name);
  if (data === undefined) return null;
  if (tab === 'configs') return <ConfigsTab clusterId={clusterId} detail={data} />;
  if (tab === 'consumers') return <ConsumersTab clusterId={clusterId} detail={data} />;
  return <PartitionsTab clusterId={clusterId} detail={data} />;
}

import type { ReactNode } from 'react';
import { LiveUpdates } from '@/components/layout/live-updates.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../prefetch.tsx';

type LayoutProps = { children: ReactNode; params: Promise<{ cluster: string }> };

export default async function ClusterLayout({ children, params }: LayoutProps) {
  const clusterId = decodeSegment((await params).cluster);
  return (
    <Prefetched queries={[{ queryKey: keys.overview(clusterId), load: () => services.overview(clusterId) }]}>
      <LiveUpdates clusterId={clusterId} />
      {children}
    </Prefetched>
  );
}

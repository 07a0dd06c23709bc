import type { Metadata } from 'next';
import { AlertsPage } from '@/components/alerts/alerts-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../prefetch.tsx';

export const metadata: Metadata = { title: 'Alerts' };

export default async function Page({ params }: PageProps<'/c/[cluster]/alerts'>) {
  const clusterId = decodeSegment((await params).cluster);
  return (
    <Prefetched queries={[{ queryKey: keys.alerts(clusterId), load: () => services.alerts(clusterId) }]}>
      <AlertsPage clusterId={clusterId} />
    </Prefetched>
  );
}

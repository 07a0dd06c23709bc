import type { Metadata } from 'next';
import { MaintenancePage } from '@/components/alerts/maintenance-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../../prefetch.tsx';

export const metadata: Metadata = { title: 'Maintenance' };

export default async function Page({ params }: PageProps<'/c/[cluster]/alerts/maintenance'>) {
  const clusterId = decodeSegment((await params).cluster);
  return (
    <Prefetched queries={[{ queryKey: keys.alertWindows, load: () => services.maintenance() }]}>
      <MaintenancePage clusterId={clusterId} />
    </Prefetched>
  );
}

import type { Metadata } from 'next';
import { PolicyPage } from '@/components/policy/policy-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../../prefetch.tsx';

export const metadata: Metadata = { title: 'Policy' };

export default async function Page({ params }: PageProps<'/c/[cluster]/audit/policy'>) {
  const clusterId = decodeSegment((await params).cluster);
  return (
    <Prefetched queries={[{ queryKey: keys.policy(clusterId), load: () => services.policy(clusterId) }]}>
      <PolicyPage clusterId={clusterId} />
    </Prefetched>
  );
}

import type { Metadata } from 'next';
import { SignOffsPage } from '@/components/audit/sign-offs-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../../prefetch.tsx';

export const metadata: Metadata = { title: 'Sign-offs' };

export default async function Page({ params }: PageProps<'/c/[cluster]/audit/sign-offs'>) {
  const clusterId = decodeSegment((await params).cluster);
  return (
    <Prefetched
      queries={[{ queryKey: keys.acceptances(clusterId, null), load: () => services.acceptances(clusterId) }]}
    >
      <SignOffsPage clusterId={clusterId} />
    </Prefetched>
  );
}

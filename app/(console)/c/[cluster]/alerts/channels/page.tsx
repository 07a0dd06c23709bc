import type { Metadata } from 'next';
import { ChannelsPage } from '@/components/alerts/channels-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../../prefetch.tsx';

export const metadata: Metadata = { title: 'Channels' };

export default async function Page({ params }: PageProps<'/c/[cluster]/alerts/channels'>) {
  const clusterId = decodeSegment((await params).cluster);
  return (
    <Prefetched queries={[{ queryKey: keys.alertChannels, load: () => services.channels() }]}>
      <ChannelsPage clusterId={clusterId} />
    </Prefetched>
  );
}

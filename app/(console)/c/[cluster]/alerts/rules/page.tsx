import type { Metadata } from 'next';
import { RulesPage } from '@/components/alerts/rules-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../../prefetch.tsx';

export const metadata: Metadata = { title: 'Alert rules' };

export default async function Page({ params }: PageProps<'/c/[cluster]/alerts/rules'>) {
  const clusterId = decodeSegment((await params).cluster);
  return (
    <Prefetched queries={[{ queryKey: keys.alertRules, load: () => services.alertRules() }]}>
      <RulesPage clusterId={clusterId} />
    </Prefetched>
  );
}

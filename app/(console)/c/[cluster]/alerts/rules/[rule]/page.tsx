import type { Metadata } from 'next';
import { RulePage } from '@/components/alerts/rule-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../../../prefetch.tsx';

export const metadata: Metadata = { title: 'Alert rule' };

export default async function Page({ params }: PageProps<'/c/[cluster]/alerts/rules/[rule]'>) {
  const { cluster, rule } = await params;
  const clusterId = decodeSegment(cluster);
  return (
    <Prefetched
      queries={[
        { queryKey: keys.alertRules, load: () => services.alertRules() },
        { queryKey: keys.alertChannels, load: () => services.channels() },
      ]}
    >
      <RulePage clusterId={clusterId} ruleId={rule === 'new' ? null : rule} />
    </Prefetched>
  );
}

import type { Metadata } from 'next';
import { historySources } from '@/components/charts/history-sources.ts';
import { groupTitle } from '@/components/groups/group-link.tsx';
import { GroupPage } from '@/components/groups/group-page.tsx';
import { lagChartOf, loadLagChart } from '@/components/groups/lag-chart.ts';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../../prefetch.tsx';
import { historyPrefetches } from '../../../../prefetch-history.ts';
import { panelPrefetch } from '../../../../prefetch-timeline.ts';

type Props = PageProps<'/c/[cluster]/groups/[group]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: groupTitle(decodeSegment((await params).group)) };
}

export default async function Page({ params, searchParams }: Props) {
  const { cluster, group } = await params;
  const clusterId = decodeSegment(cluster);
  const groupId = decodeSegment(group);
  const lag = lagChartOf(groupId, await loadLagChart(searchParams));
  const sources = [lag.source, historySources.groupConsumption(groupId)];
  const histories = await historyPrefetches(clusterId, sources, searchParams);
  return (
    <Prefetched
      queries={[
        {
          queryKey: keys.group(clusterId, groupId),
          load: () => services.group(clusterId, groupId),
          // What was done to a group that is gone can still be undone.
          optional: await services.isChanged(clusterId, { kind: 'group', name: groupId }),
        },
        panelPrefetch(clusterId, { kind: 'group', name: groupId }),
        ...histories,
      ]}
    >
      <GroupPage clusterId={clusterId} groupId={groupId} />
    </Prefetched>
  );
}

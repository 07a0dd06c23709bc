import type { Metadata } from 'next';
import { FIRST_ROWS } from '@/components/data-table/row-window.ts';
import { groupFilterOf, loadGroupParams } from '@/components/groups/group-params.ts';
import { GroupsPage } from '@/components/groups/groups-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../prefetch.tsx';

export const metadata: Metadata = { title: 'Consumer groups' };

export default async function Page({ params, searchParams }: PageProps<'/c/[cluster]/groups'>) {
  const clusterId = decodeSegment((await params).cluster);
  const filter = groupFilterOf(await loadGroupParams(searchParams));
  return (
    <Prefetched
      queries={[
        {
          queryKey: keys.groupList(clusterId, { ...filter, rows: FIRST_ROWS }),
          load: () => services.groups(clusterId, { ...filter, limit: FIRST_ROWS }),
        },
      ]}
    >
      <GroupsPage clusterId={clusterId} />
    </Prefetched>
  );
}

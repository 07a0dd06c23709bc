import type { Metadata } from 'next';
import { groupTitle } from '@/components/groups/group-link.tsx';
import { GroupPage } from '@/components/groups/group-page.tsx';
import { keys } from '@/lib/client/keys.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../../prefetch.tsx';

type Props = PageProps<'/c/[cluster]/groups/[group]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: groupTitle(decodeSegment((await params).group)) };
}

export default async function Page({ params }: Props) {
  const { cluster, group } = await params;
  const clusterId = decodeSegment(cluster);
  const groupId = decodeSegment(group);
  return (
    <Prefetched
      queries={[{ queryKey: keys.group(clusterId, groupId), load: () => services.group(clusterId, groupId) }]}
    >
      <GroupPage clusterId={clusterId} groupId={groupId} />
    </Prefetched>
  );
}

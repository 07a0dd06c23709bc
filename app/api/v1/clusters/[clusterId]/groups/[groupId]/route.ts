import { groupParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { fromSnapshot } from '@/lib/server/from-snapshot.ts';
import { groupDetail } from '@/lib/services/group-detail.ts';
import { GROUP_LIST_SECTIONS } from '@/lib/services/groups.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'groups:read',
    params: groupParams,
    handle: (asked) =>
      fromSnapshot(asked, GROUP_LIST_SECTIONS, (snapshot, { collector }) =>
        groupDetail(snapshot, collector.cadence, asked.params.groupId),
      ),
  }),
});

import { groupListQuerySchema } from '@/lib/contracts/groups.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { fromSnapshot } from '@/lib/server/from-snapshot.ts';
import { groupRows } from '@/lib/services/group-index.ts';
import { GROUP_LIST_SECTIONS, listGroups } from '@/lib/services/groups.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'groups:read',
    params: clusterParams,
    query: groupListQuerySchema,
    handle: (asked) =>
      fromSnapshot(
        asked,
        GROUP_LIST_SECTIONS,
        (snapshot, { collector }) => listGroups(snapshot, collector.cadence, asked.query),
        groupRows.ahead,
      ),
  }),
});

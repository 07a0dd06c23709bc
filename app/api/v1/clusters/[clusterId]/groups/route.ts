import { groupListQuerySchema } from '@/lib/contracts/groups.ts';
import { cached } from '@/lib/server/body-cache.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { versionOf } from '@/lib/services/freshness.ts';
import { GROUP_LIST_SECTIONS, listGroups } from '@/lib/services/groups.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'groups:read',
    params: clusterParams,
    query: groupListQuerySchema,
    handle: ({ params, query, request, runtime: { registry } }) => {
      const { collector } = registry.get(params.clusterId);
      const snapshot = collector.snapshot();
      return cached(request.url, versionOf(snapshot, GROUP_LIST_SECTIONS), () =>
        listGroups(snapshot, collector.cadence, query),
      );
    },
  }),
});

import { cached } from '@/lib/server/body-cache.ts';
import { groupParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { versionOf } from '@/lib/services/freshness.ts';
import { groupDetail } from '@/lib/services/group-detail.ts';
import { GROUP_LIST_SECTIONS } from '@/lib/services/groups.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'groups:read',
    params: groupParams,
    handle: ({ params, request, runtime: { registry } }) => {
      const { collector } = registry.get(params.clusterId);
      const snapshot = collector.snapshot();
      return cached(request.url, versionOf(snapshot, GROUP_LIST_SECTIONS), () =>
        groupDetail(snapshot, collector.cadence, params.groupId),
      );
    },
  }),
});

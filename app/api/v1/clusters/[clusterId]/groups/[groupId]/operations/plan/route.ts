import { groupOperationSchema } from '@/lib/contracts/group-operations.ts';
import { groupParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { planGroupOperation } from '@/lib/services/group-operations/plan-group-operation.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'groups:read',
    params: groupParams,
    body: groupOperationSchema,
    handle: async ({ params, body, runtime: { registry, store, now } }) => {
      const cluster = registry.get(params.clusterId);
      const plan = await planGroupOperation(cluster, params.groupId, body, { store, now: now() });
      return { json: plan.dto };
    },
  }),
});

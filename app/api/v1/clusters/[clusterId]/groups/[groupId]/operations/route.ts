import { runGroupOperationSchema } from '@/lib/contracts/group-operations.ts';
import { groupParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { runGroupOperation } from '@/lib/services/group-operations/run-group-operation.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'groups:write',
    params: groupParams,
    body: runGroupOperationSchema,
    handle: async ({ params, body, runtime }) => ({
      json: await runGroupOperation(runtime.registry.get(params.clusterId), params.groupId, body, runtime),
    }),
  }),
});

import { bulkChangeInputSchema } from '@/lib/contracts/changes.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { changeTopics } from '@/lib/services/config-change.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'configs:write',
    params: clusterParams,
    body: bulkChangeInputSchema,
    handle: async ({ params, body, runtime }) => ({
      json: await changeTopics(runtime.registry.get(params.clusterId), body, runtime),
    }),
  }),
});

import { sparkQuerySchema } from '@/lib/contracts/history.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'groups:read',
    params: clusterParams,
    query: sparkQuerySchema,
    handle: async ({ params: { clusterId }, query, runtime: { registry, sparks, now } }) => {
      registry.get(clusterId);
      return { json: await sparks.read(clusterId, query, now()) };
    },
  }),
});

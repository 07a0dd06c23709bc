import { historyQuerySchema } from '@/lib/contracts/history.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { readHistory } from '@/lib/services/history.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'groups:read',
    params: clusterParams,
    query: historyQuerySchema,
    handle: async ({ params, query, runtime: { registry, store, now } }) => {
      registry.get(params.clusterId);
      return { json: await readHistory(store, params.clusterId, query, now()) };
    },
  }),
});

import { capacityQuerySchema } from '@/lib/contracts/capacity.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { capacity } from '@/lib/services/capacity.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'topics:read',
    params: clusterParams,
    query: capacityQuerySchema,
    handle: async ({ params, query, runtime: { registry, store, now } }) => ({
      json: await capacity(registry.get(params.clusterId), store, query.topic, now()),
    }),
  }),
});

import { findingTrendQuerySchema } from '@/lib/contracts/policy.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { readTrend } from '@/lib/services/findings-trend.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'audit:read',
    params: clusterParams,
    query: findingTrendQuerySchema,
    handle: async ({ params: { clusterId }, query, runtime: { registry, store, now } }) => {
      registry.get(clusterId);
      return { json: await readTrend(store, clusterId, query, now()) };
    },
  }),
});

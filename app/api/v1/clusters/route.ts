import { clusterInputSchema } from '@/lib/contracts/clusters.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { clusterSummary, listClusters } from '@/lib/services/clusters.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'clusters:read',
    handle: ({ runtime: { registry } }) => ({ json: listClusters(registry.list()) }),
  }),
  POST: endpoint({
    permission: 'clusters:write',
    body: clusterInputSchema,
    handle: async ({ body, runtime: { registry } }) => {
      const { definition, collector } = await registry.add(body);
      return { json: clusterSummary(definition, collector.snapshot()), status: 201 };
    },
  }),
});

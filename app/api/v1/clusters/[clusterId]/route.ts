import { clusterInputSchema } from '@/lib/contracts/clusters.ts';
import { sectionNames } from '@/lib/contracts/common.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { fromSnapshot } from '@/lib/server/from-snapshot.ts';
import { clusterSummary } from '@/lib/services/clusters.ts';
import { overview, rowsAhead } from '@/lib/services/overview.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'clusters:read',
    params: clusterParams,
    handle: (asked) => fromSnapshot(asked, sectionNames, overview, rowsAhead),
  }),
  PUT: endpoint({
    permission: 'clusters:write',
    params: clusterParams,
    body: clusterInputSchema,
    handle: async ({ params, body, runtime: { registry } }) => {
      const { definition, collector } = await registry.update(params.clusterId, body);
      return { json: clusterSummary(definition, collector.snapshot()) };
    },
  }),
  DELETE: endpoint({
    permission: 'clusters:write',
    params: clusterParams,
    handle: async ({ params, runtime: { registry } }) => {
      await registry.remove(params.clusterId);
      return new Response(null, { status: 204 });
    },
  }),
});

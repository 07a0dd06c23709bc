import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { signedAudit } from '@/lib/services/audit.ts';
import { scorecards } from '@/lib/services/scorecards.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'audit:read',
    params: clusterParams,
    handle: async ({ params: { clusterId }, runtime }) => ({
      json: await scorecards(clusterId, await signedAudit(runtime.registry.get(clusterId)), runtime),
    }),
  }),
});

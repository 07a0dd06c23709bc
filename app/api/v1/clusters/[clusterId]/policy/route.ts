import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { signedAudit } from '@/lib/services/audit.ts';
import { policyView } from '@/lib/services/policy/policy-view.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'audit:read',
    params: clusterParams,
    handle: async ({ params, runtime: { registry, policies } }) => {
      const cluster = registry.get(params.clusterId);
      return { json: policyView(cluster, await signedAudit(cluster), policies) };
    },
  }),
});

import { cached } from '@/lib/server/body-cache.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { auditSummary, auditVersion, signedAudit } from '@/lib/services/audit.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'audit:read',
    params: clusterParams,
    handle: async ({ params, request, runtime: { registry } }) => {
      const cluster = registry.get(params.clusterId);
      const audit = await signedAudit(cluster);
      return cached(request.url, auditVersion(audit), () => auditSummary(audit, cluster.collector.cadence));
    },
  }),
});

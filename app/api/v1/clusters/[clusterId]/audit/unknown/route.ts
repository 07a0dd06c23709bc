import { unknownListQuerySchema } from '@/lib/contracts/audit.ts';
import { cached } from '@/lib/server/body-cache.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { auditVersion, signedAudit } from '@/lib/services/audit.ts';
import { listUnknown } from '@/lib/services/audit-unknown.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'audit:read',
    params: clusterParams,
    query: unknownListQuerySchema,
    handle: async ({ params, query, request, runtime: { registry } }) => {
      const cluster = registry.get(params.clusterId);
      const audit = await signedAudit(cluster);
      return cached(request.url, auditVersion(audit), () =>
        listUnknown(audit, cluster.collector.cadence, query),
      );
    },
  }),
});

import { findingListQuerySchema } from '@/lib/contracts/audit.ts';
import { cached } from '@/lib/server/body-cache.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { auditVersion, listFindings } from '@/lib/services/audit.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'audit:read',
    params: clusterParams,
    query: findingListQuerySchema,
    handle: async ({ params, query, request, runtime: { registry } }) => {
      const { auditor, collector } = registry.get(params.clusterId);
      const audit = await auditor.newest();
      return cached(request.url, auditVersion(audit), () => listFindings(audit, collector.cadence, query));
    },
  }),
});

import { auditReportQuerySchema } from '@/lib/contracts/audit-report.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { download } from '@/lib/server/download.ts';
import { signedAudit } from '@/lib/services/audit.ts';
import { auditReportFile } from '@/lib/services/audit-report.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'audit:read',
    params: clusterParams,
    query: auditReportQuerySchema,
    handle: async ({ params, query, runtime: { registry } }) => {
      const cluster = registry.get(params.clusterId);
      const file = auditReportFile(await signedAudit(cluster), cluster.definition.name, query);
      return download(file.name, file.contentType, file.chunks);
    },
  }),
});

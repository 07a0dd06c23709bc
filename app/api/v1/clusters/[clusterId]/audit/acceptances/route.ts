import { acceptanceInputSchema, acceptanceListQuerySchema } from '@/lib/contracts/audit.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { accept } from '@/lib/services/acceptances.ts';
import { listAcceptances, signedAudit } from '@/lib/services/audit.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'audit:read',
    params: clusterParams,
    query: acceptanceListQuerySchema,
    handle: async ({ params, query, runtime: { registry, now } }) => ({
      json: listAcceptances(await signedAudit(registry.get(params.clusterId)), query, now()),
    }),
  }),
  POST: endpoint({
    permission: 'audit:write',
    params: clusterParams,
    body: acceptanceInputSchema,
    handle: async ({ params, body, runtime: { registry, now } }) => {
      const { acceptances, auditor } = registry.get(params.clusterId);
      const { report } = await auditor.newest();
      return { json: await accept(acceptances, report.findings, body, now()), status: 201 };
    },
  }),
});

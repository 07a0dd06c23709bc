import { z } from 'zod';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { revoke } from '@/lib/services/acceptances.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  DELETE: endpoint({
    permission: 'audit:write',
    params: clusterParams.extend({ acceptanceId: z.uuid() }),
    handle: async ({ params, runtime: { registry, now } }) => {
      await revoke(registry.get(params.clusterId).acceptances, params.acceptanceId, now());
      return new Response(null, { status: 204 });
    },
  }),
});

import { z } from 'zod';
import { acknowledgeInputSchema } from '@/lib/contracts/alerts.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { acknowledge } from '@/lib/services/alerts/views.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'alerts:write',
    params: clusterParams.extend({ alertId: z.uuid() }),
    body: acknowledgeInputSchema,
    handle: async ({ params, body, runtime: { registry, store, now } }) => {
      const { definition } = registry.get(params.clusterId);
      await acknowledge(store, definition.id, params.alertId, body, now());
      return new Response(null, { status: 204 });
    },
  }),
});

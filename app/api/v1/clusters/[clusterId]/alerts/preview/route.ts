import { previewInputSchema } from '@/lib/contracts/alerts.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { previewRule } from '@/lib/services/alerts/preview.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'alerts:read',
    params: clusterParams,
    body: previewInputSchema,
    handle: async ({ params, body, runtime: { registry, store, now } }) => ({
      json: await previewRule(registry.get(params.clusterId), store, body, now()),
    }),
  }),
});

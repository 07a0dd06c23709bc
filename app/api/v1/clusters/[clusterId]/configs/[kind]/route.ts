import { configListParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { listSubscriptions } from '@/lib/services/config-resources.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'configs:read',
    params: configListParams,
    handle: async ({ params, runtime: { registry, now } }) => ({
      json: await listSubscriptions(registry.get(params.clusterId), now()),
    }),
  }),
});

import { configBoundsQuerySchema } from '@/lib/contracts/config-bounds.ts';
import { configParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { configBounds } from '@/lib/services/config-bounds.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'configs:read',
    params: configParams,
    query: configBoundsQuerySchema,
    handle: async ({ params: { clusterId, ...subject }, query, runtime: { registry, now } }) => ({
      json: await configBounds(registry.get(clusterId), subject, query, now()),
    }),
  }),
});

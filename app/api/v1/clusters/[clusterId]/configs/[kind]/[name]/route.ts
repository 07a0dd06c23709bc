import { configChangeInputSchema } from '@/lib/contracts/changes.ts';
import { configParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { changeConfigs } from '@/lib/services/config-change.ts';
import { configDetail } from '@/lib/services/config-resources.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'configs:read',
    params: configParams,
    handle: async ({ params: { clusterId, ...subject }, runtime: { registry, now } }) => ({
      json: await configDetail(registry.get(clusterId), subject, now()),
    }),
  }),
  POST: endpoint({
    permission: 'configs:write',
    params: configParams,
    body: configChangeInputSchema,
    handle: async ({ params: { clusterId, ...subject }, body, runtime }) => ({
      json: await changeConfigs(runtime.registry.get(clusterId), subject, body, runtime),
    }),
  }),
});

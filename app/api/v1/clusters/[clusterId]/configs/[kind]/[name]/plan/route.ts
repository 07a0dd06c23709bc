import { configPlanInputSchema } from '@/lib/contracts/changes.ts';
import { configParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { planConfigChange } from '@/lib/services/config-plan.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'configs:read',
    params: configParams,
    body: configPlanInputSchema,
    handle: async ({ params: { clusterId, ...subject }, body, runtime: { registry, now } }) => ({
      json: await planConfigChange(registry.get(clusterId), { subject, ...body }, now()),
    }),
  }),
});

import { configPlanInputSchema } from '@/lib/contracts/changes.ts';
import { topicParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { planTopicChange } from '@/lib/services/config-plan.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'topics:read',
    params: topicParams,
    body: configPlanInputSchema,
    handle: async ({ params, body, runtime: { registry, now } }) => {
      const plan = await planTopicChange(registry.get(params.clusterId), params.name, body, now());
      return { json: plan.dto };
    },
  }),
});

import { bulkPlanInputSchema } from '@/lib/contracts/changes.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { planTopicChanges } from '@/lib/services/config-plan.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'configs:read',
    params: clusterParams,
    body: bulkPlanInputSchema,
    handle: async ({ params, body: { items }, runtime: { registry, now } }) => {
      const topics = items.map(({ topic, ...item }) => ({
        subject: { kind: 'topic' as const, name: topic },
        ...item,
      }));
      return { json: await planTopicChanges(registry.get(params.clusterId), topics, now()) };
    },
  }),
});

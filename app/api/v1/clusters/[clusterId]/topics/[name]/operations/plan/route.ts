import { topicOperationSchema } from '@/lib/contracts/topic-operations.ts';
import { topicParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { planTopicOperation } from '@/lib/services/topic-operations/plan-operation.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'topics:read',
    params: topicParams,
    body: topicOperationSchema,
    handle: async ({ params, body, runtime: { registry, now } }) => {
      const plan = await planTopicOperation(registry.get(params.clusterId), params.name, body, now());
      return { json: plan.dto };
    },
  }),
});

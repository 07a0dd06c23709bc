import { newTopicSchema } from '@/lib/contracts/topic-operations.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { planNewTopic } from '@/lib/services/topic-operations/plan-create.ts';

// Not under topics/: a topic may be called "plan".
export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'topics:read',
    params: clusterParams,
    body: newTopicSchema,
    handle: async ({ params, body, runtime: { registry, now } }) => {
      const plan = await planNewTopic(registry.get(params.clusterId), body, now());
      return { json: plan.dto };
    },
  }),
});

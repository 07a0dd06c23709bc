import { runTopicOperationSchema } from '@/lib/contracts/topic-operations.ts';
import { topicParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { runTopicOperation } from '@/lib/services/topic-operations/run-operation.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'topics:write',
    params: topicParams,
    body: runTopicOperationSchema,
    handle: async ({ params, body, runtime }) => ({
      json: await runTopicOperation(runtime.registry.get(params.clusterId), params.name, body, runtime),
    }),
  }),
});

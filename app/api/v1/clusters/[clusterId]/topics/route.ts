import { createTopicSchema } from '@/lib/contracts/topic-operations.ts';
import { topicListQuerySchema } from '@/lib/contracts/topics.ts';
import { cached } from '@/lib/server/body-cache.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { versionOf } from '@/lib/services/freshness.ts';
import { createTopic } from '@/lib/services/topic-operations/run-operation.ts';
import { listTopics, TOPIC_LIST_SECTIONS } from '@/lib/services/topics.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'topics:read',
    params: clusterParams,
    query: topicListQuerySchema,
    handle: ({ params, query, request, runtime: { registry } }) => {
      const { collector } = registry.get(params.clusterId);
      const snapshot = collector.snapshot();
      return cached(request.url, versionOf(snapshot, TOPIC_LIST_SECTIONS), () =>
        listTopics(snapshot, collector.cadence, query),
      );
    },
  }),
  POST: endpoint({
    permission: 'topics:write',
    params: clusterParams,
    body: createTopicSchema,
    handle: async ({ params, body, runtime }) => ({
      json: await createTopic(runtime.registry.get(params.clusterId), body, runtime),
      status: 201,
    }),
  }),
});

import { createTopicSchema } from '@/lib/contracts/topic-operations.ts';
import { topicListQuerySchema } from '@/lib/contracts/topics.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { fromSnapshot } from '@/lib/server/from-snapshot.ts';
import { topicRows } from '@/lib/services/topic-index.ts';
import { createTopic } from '@/lib/services/topic-operations/run-operation.ts';
import { listTopics, TOPIC_LIST_SECTIONS } from '@/lib/services/topics.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'topics:read',
    params: clusterParams,
    query: topicListQuerySchema,
    handle: (asked) =>
      fromSnapshot(
        asked,
        TOPIC_LIST_SECTIONS,
        (snapshot, { collector }) => listTopics(snapshot, collector.cadence, asked.query),
        topicRows.ahead,
      ),
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

import { cached } from '@/lib/server/body-cache.ts';
import { topicParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { versionOf } from '@/lib/services/freshness.ts';
import { topicDetail } from '@/lib/services/topic-detail.ts';
import { TOPIC_LIST_SECTIONS } from '@/lib/services/topics.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'topics:read',
    params: topicParams,
    handle: ({ params, request, runtime: { registry } }) => {
      const { collector } = registry.get(params.clusterId);
      const snapshot = collector.snapshot();
      return cached(request.url, versionOf(snapshot, TOPIC_LIST_SECTIONS), () =>
        topicDetail(snapshot, collector.cadence, params.name),
      );
    },
  }),
});

import { topicParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { fromSnapshot } from '@/lib/server/from-snapshot.ts';
import { topicDetail } from '@/lib/services/topic-detail.ts';
import { TOPIC_LIST_SECTIONS } from '@/lib/services/topics.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'topics:read',
    params: topicParams,
    handle: (asked) =>
      fromSnapshot(asked, TOPIC_LIST_SECTIONS, (snapshot, { collector }) =>
        topicDetail(snapshot, collector.cadence, asked.params.name),
      ),
  }),
});

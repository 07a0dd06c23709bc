import { timelineQuerySchema } from '@/lib/contracts/timeline.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { ownOrigin } from '@/lib/server/origin.ts';
import { incidentOf } from '@/lib/services/timeline/incident.ts';
import { listTimeline, versionOfBody } from '@/lib/services/timeline/list.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'timeline:read',
    params: clusterParams,
    query: timelineQuerySchema,
    handle: async ({ params: { clusterId }, query, request, runtime: { registry, store, now } }) => {
      const { definition, collector } = registry.get(clusterId);
      const events = await listTimeline(store, clusterId, collector.snapshot(), query);
      if (query.format === 'markdown') {
        const frame = { clusterId, clusterName: definition.name, origin: ownOrigin(request), now: now() };
        const headers = { 'content-type': 'text/markdown; charset=utf-8', 'cache-control': 'no-store' };
        return new Response(incidentOf(events, query, frame), { headers });
      }
      const body = JSON.stringify(events);
      return { body, version: versionOfBody(body) };
    },
  }),
});

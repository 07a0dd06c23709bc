import { timelineMomentQuerySchema } from '@/lib/contracts/timeline-moment.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { readMoment } from '@/lib/services/timeline/moment.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'timeline:read',
    params: clusterParams,
    query: timelineMomentQuerySchema,
    handle: async ({ params, query, runtime: { registry, store, now } }) => {
      const { collector } = registry.get(params.clusterId);
      const snapshot = collector.snapshot();
      return { json: await readMoment(store, params.clusterId, snapshot, query, now()) };
    },
  }),
});

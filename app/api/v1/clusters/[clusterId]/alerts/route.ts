import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { listAlerts } from '@/lib/services/alerts/views.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'alerts:read',
    params: clusterParams,
    handle: async ({ params, runtime: { registry, store, alerting, now } }) => ({
      json: await listAlerts(registry.get(params.clusterId), store, alerting.engine, now()),
    }),
  }),
});

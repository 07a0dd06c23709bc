import { cached } from '@/lib/server/body-cache.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { BROKER_SECTIONS, listBrokers } from '@/lib/services/brokers.ts';
import { versionOf } from '@/lib/services/freshness.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'brokers:read',
    params: clusterParams,
    handle: ({ params, request, runtime: { registry } }) => {
      const { collector } = registry.get(params.clusterId);
      const snapshot = collector.snapshot();
      return cached(request.url, versionOf(snapshot, BROKER_SECTIONS), () =>
        listBrokers(snapshot, collector.cadence),
      );
    },
  }),
});

import { cached } from '@/lib/server/body-cache.ts';
import { brokerParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { BROKER_DETAIL_SECTIONS, brokerDetail } from '@/lib/services/brokers.ts';
import { versionOf } from '@/lib/services/freshness.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'brokers:read',
    params: brokerParams,
    handle: ({ params, request, runtime: { registry } }) => {
      const { collector } = registry.get(params.clusterId);
      const snapshot = collector.snapshot();
      return cached(request.url, versionOf(snapshot, BROKER_DETAIL_SECTIONS), () =>
        brokerDetail(snapshot, collector.cadence, params.brokerId),
      );
    },
  }),
});

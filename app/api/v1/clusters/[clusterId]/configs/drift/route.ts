import { cached } from '@/lib/server/body-cache.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { configDrift, MATRIX_SECTIONS } from '@/lib/services/config-matrix.ts';
import { versionOf } from '@/lib/services/freshness.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'configs:read',
    params: clusterParams,
    handle: ({ params, request, runtime: { registry } }) => {
      const { collector } = registry.get(params.clusterId);
      const snapshot = collector.snapshot();
      return cached(request.url, versionOf(snapshot, MATRIX_SECTIONS.brokers), () =>
        configDrift(snapshot, collector.cadence),
      );
    },
  }),
});

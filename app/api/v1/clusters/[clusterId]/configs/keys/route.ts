import { configKeysQuerySchema } from '@/lib/contracts/config-matrix.ts';
import { cached } from '@/lib/server/body-cache.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { configKeys, MATRIX_SECTIONS } from '@/lib/services/config-matrix.ts';
import { versionOf } from '@/lib/services/freshness.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'configs:read',
    params: clusterParams,
    query: configKeysQuerySchema,
    handle: ({ params, query: { resource }, request, runtime: { registry } }) => {
      const { collector } = registry.get(params.clusterId);
      const snapshot = collector.snapshot();
      return cached(request.url, versionOf(snapshot, MATRIX_SECTIONS[resource]), () =>
        configKeys(snapshot, collector.cadence, resource),
      );
    },
  }),
});

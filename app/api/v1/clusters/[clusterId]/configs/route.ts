import { matrixQuerySchema } from '@/lib/contracts/config-matrix.ts';
import { cached } from '@/lib/server/body-cache.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { configMatrix, MATRIX_SECTIONS } from '@/lib/services/config-matrix.ts';
import { versionOf } from '@/lib/services/freshness.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'configs:read',
    params: clusterParams,
    query: matrixQuerySchema,
    handle: ({ params, query, request, runtime: { registry } }) => {
      const { collector } = registry.get(params.clusterId);
      const snapshot = collector.snapshot();
      return cached(request.url, versionOf(snapshot, MATRIX_SECTIONS[query.resource]), () =>
        configMatrix(snapshot, collector.cadence, query),
      );
    },
  }),
});

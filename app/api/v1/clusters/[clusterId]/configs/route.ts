import { matrixQuerySchema } from '@/lib/contracts/config-matrix.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { fromSnapshot } from '@/lib/server/from-snapshot.ts';
import { configMatrix, MATRIX_SECTIONS } from '@/lib/services/config-matrix.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'configs:read',
    params: clusterParams,
    query: matrixQuerySchema,
    handle: (asked) =>
      fromSnapshot(asked, MATRIX_SECTIONS[asked.query.resource], (snapshot, { collector }) =>
        configMatrix(snapshot, collector.cadence, asked.query),
      ),
  }),
});

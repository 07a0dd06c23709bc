import { configKeysQuerySchema } from '@/lib/contracts/config-matrix.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { fromSnapshot } from '@/lib/server/from-snapshot.ts';
import { configKeys, MATRIX_SECTIONS } from '@/lib/services/config-matrix.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'configs:read',
    params: clusterParams,
    query: configKeysQuerySchema,
    handle: (asked) =>
      fromSnapshot(asked, MATRIX_SECTIONS[asked.query.resource], (snapshot, { collector }) =>
        configKeys(snapshot, collector.cadence, asked.query.resource),
      ),
  }),
});

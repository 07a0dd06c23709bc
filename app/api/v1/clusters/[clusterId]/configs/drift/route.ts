import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { fromSnapshot } from '@/lib/server/from-snapshot.ts';
import { configDrift, MATRIX_SECTIONS } from '@/lib/services/config-matrix.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'configs:read',
    params: clusterParams,
    handle: (asked) =>
      fromSnapshot(asked, MATRIX_SECTIONS.brokers, (snapshot, { collector }) =>
        configDrift(snapshot, collector.cadence),
      ),
  }),
});

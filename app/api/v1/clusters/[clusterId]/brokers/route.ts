import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { fromSnapshot } from '@/lib/server/from-snapshot.ts';
import { BROKER_SECTIONS, listBrokers } from '@/lib/services/brokers.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'brokers:read',
    params: clusterParams,
    handle: (asked) =>
      fromSnapshot(asked, BROKER_SECTIONS, (snapshot, { collector }) =>
        listBrokers(snapshot, collector.cadence),
      ),
  }),
});

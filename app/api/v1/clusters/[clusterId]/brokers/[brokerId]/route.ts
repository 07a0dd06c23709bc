import { brokerParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { fromSnapshot } from '@/lib/server/from-snapshot.ts';
import { BROKER_DETAIL_SECTIONS, brokerDetail } from '@/lib/services/brokers.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'brokers:read',
    params: brokerParams,
    handle: (asked) =>
      fromSnapshot(asked, BROKER_DETAIL_SECTIONS, (snapshot, { collector }) =>
        brokerDetail(snapshot, collector.cadence, asked.params.brokerId),
      ),
  }),
});

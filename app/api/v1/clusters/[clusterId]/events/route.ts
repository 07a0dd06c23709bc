import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'clusters:read',
    params: clusterParams,
    handle: ({ params: { clusterId }, request, runtime: { registry, streams } }) => {
      const { collector } = registry.get(clusterId);
      return streams.open(request.signal, (send) =>
        collector.subscribe((section, snapshot) =>
          send({ clusterId, section, version: `${snapshot.epoch}-${snapshot.version}` }),
        ),
      );
    },
  }),
});

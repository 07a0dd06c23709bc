import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'clusters:read',
    params: clusterParams,
    handle: ({ params: { clusterId }, request, runtime: { registry, streams } }) => {
      const { collector, timeline } = registry.get(clusterId);
      return streams.open(request.signal, (send) => {
        const unfollow = timeline.subscribe((version) => send({ clusterId, section: 'timeline', version }));
        const unsubscribe = collector.subscribe((section, snapshot) =>
          send({ clusterId, section, version: `${snapshot.epoch}-${snapshot.version}` }),
        );
        return () => {
          unfollow();
          unsubscribe();
        };
      });
    },
  }),
});

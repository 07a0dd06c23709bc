import { searchQuerySchema } from '@/lib/contracts/search.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { search } from '@/lib/services/search.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'topics:read',
    params: clusterParams,
    query: searchQuerySchema,
    handle: ({ params, query, runtime: { registry } }) => ({
      json: search(registry.get(params.clusterId).collector.snapshot(), query),
    }),
  }),
});

import { sectionNames } from '@/lib/contracts/common.ts';
import { searchQuerySchema } from '@/lib/contracts/search.ts';
import { cached } from '@/lib/server/body-cache.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { versionOf } from '@/lib/services/freshness.ts';
import { search } from '@/lib/services/search.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'topics:read',
    params: clusterParams,
    query: searchQuerySchema,
    handle: ({ params, query, request, runtime: { registry } }) => {
      const snapshot = registry.get(params.clusterId).collector.snapshot();
      return cached(request.url, versionOf(snapshot, sectionNames), () => search(snapshot, query));
    },
  }),
});

import { sectionNames } from '@/lib/contracts/common.ts';
import { searchQuerySchema } from '@/lib/contracts/search.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { fromSnapshot } from '@/lib/server/from-snapshot.ts';
import { rowsAhead } from '@/lib/services/overview.ts';
import { search } from '@/lib/services/search.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'topics:read',
    params: clusterParams,
    query: searchQuerySchema,
    handle: (asked) =>
      fromSnapshot(asked, sectionNames, (snapshot) => search(snapshot, asked.query), rowsAhead),
  }),
});

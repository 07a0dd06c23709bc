import { changeListQuerySchema } from '@/lib/contracts/changes.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { readChanges } from '@/lib/services/change-log.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'changes:read',
    params: clusterParams,
    query: changeListQuerySchema,
    handle: async ({ params, query, runtime: { registry, store, now } }) => {
      const { definition } = registry.get(params.clusterId);
      return { json: { items: await readChanges(store, definition.id, query, now()) } };
    },
  }),
});

import { historyQuerySchema } from '@/lib/contracts/history.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { download } from '@/lib/server/download.ts';
import { readHistory } from '@/lib/services/history.ts';
import { historyFile } from '@/lib/services/history-file.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'groups:read',
    params: clusterParams,
    query: historyQuerySchema,
    handle: async ({ params: { clusterId }, query, runtime: { registry, store, now } }) => {
      registry.get(clusterId);
      const { format, ...series } = query;
      const history = await readHistory(store, clusterId, series, now());
      if (format === 'json') return { json: history };
      const name = [clusterId, ...(query.name ?? []), ...query.metric].join('-');
      return download(`${name}.csv`, 'text/csv; charset=utf-8', historyFile(history));
    },
  }),
});

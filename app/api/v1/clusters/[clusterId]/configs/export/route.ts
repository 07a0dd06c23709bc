import { matrixExportQuerySchema } from '@/lib/contracts/config-matrix.ts';
import { clusterParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { download } from '@/lib/server/download.ts';
import { exportMatrix } from '@/lib/services/config-matrix.ts';
import { csvFile, jsonFile } from '@/lib/services/matrix-file.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'configs:read',
    params: clusterParams,
    query: matrixExportQuerySchema,
    handle: ({ params: { clusterId }, query, runtime: { registry } }) => {
      const { format, ...filters } = query;
      const cells = exportMatrix(registry.get(clusterId).collector.snapshot(), filters);
      const name = `${clusterId}-${query.resource}-configs.${format}`;
      return format === 'csv'
        ? download(name, 'text/csv; charset=utf-8', csvFile(cells))
        : download(name, 'application/json', jsonFile(cells));
    },
  }),
});

import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { renderMetrics } from '@/lib/server/metrics.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'metrics:read',
    handle: async ({ runtime: { registry, streams, store, env } }) =>
      new Response(await renderMetrics(registry, streams, store, env.HIGHWATER_METRICS_PARTITIONS), {
        headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
      }),
  }),
});

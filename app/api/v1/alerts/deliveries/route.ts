import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { listDeliveries } from '@/lib/services/alerts/views.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'alerts:read',
    handle: async ({ runtime: { store } }) => ({ json: await listDeliveries(store) }),
  }),
});

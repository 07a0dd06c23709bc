import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { historyStorage } from '@/lib/services/history.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'clusters:read',
    handle: async ({ runtime: { store, now } }) => ({
      json: historyStorage(await store.historyUsage(now())),
    }),
  }),
});

import { defineRoute, endpoint } from '@/lib/server/define-route.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'public',
    handle: async ({ runtime: { store, registry } }) => {
      await store.ping();
      return { json: { status: 'ready', clusters: registry.list().length } };
    },
  }),
});

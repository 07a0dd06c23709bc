import { defineRoute, endpoint } from '@/lib/server/define-route.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'public',
    handle: () => ({ json: { status: 'live' } }),
  }),
});

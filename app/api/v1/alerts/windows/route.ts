import { alertWindowInputSchema } from '@/lib/contracts/alerts.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { addWindow } from '@/lib/services/alerts/rule-book.ts';
import { listWindows, windowDto } from '@/lib/services/alerts/views.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'alerts:read',
    handle: async ({ runtime: { store, now } }) => ({ json: await listWindows(store, now()) }),
  }),
  POST: endpoint({
    permission: 'alerts:write',
    body: alertWindowInputSchema,
    handle: async ({ body, runtime: { store, now } }) => ({
      json: windowDto(await addWindow(store, body, now()), now()),
      status: 201,
    }),
  }),
});

import { z } from 'zod';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { removeWindow } from '@/lib/services/alerts/rule-book.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  DELETE: endpoint({
    permission: 'alerts:write',
    params: z.object({ windowId: z.uuid() }),
    handle: async ({ params: { windowId }, runtime: { store, alerting } }) => {
      await removeWindow(store, windowId);
      alerting.engine.poke();
      return new Response(null, { status: 204 });
    },
  }),
});

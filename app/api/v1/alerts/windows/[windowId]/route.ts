import { z } from 'zod';
import { alertWindowInputSchema } from '@/lib/contracts/alerts.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { removeWindow, updateWindow } from '@/lib/services/alerts/rule-book.ts';
import { windowDto } from '@/lib/services/alerts/views.ts';

const params = z.object({ windowId: z.uuid() });

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  PUT: endpoint({
    permission: 'alerts:write',
    params,
    body: alertWindowInputSchema,
    handle: async ({ params: { windowId }, body, runtime: { store, alerting, now } }) => {
      const record = await updateWindow(store, windowId, body, now());
      alerting.engine.poke();
      return { json: windowDto(record, now()) };
    },
  }),
  DELETE: endpoint({
    permission: 'alerts:write',
    params,
    handle: async ({ params: { windowId }, runtime: { store, alerting } }) => {
      await removeWindow(store, windowId);
      alerting.engine.poke();
      return new Response(null, { status: 204 });
    },
  }),
});

import { z } from 'zod';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { retryDelivery } from '@/lib/services/alerts/views.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'alerts:write',
    params: z.object({ deliveryId: z.uuid() }),
    handle: async ({ params: { deliveryId }, runtime: { store, now } }) => {
      await retryDelivery(store, deliveryId, now());
      return new Response(null, { status: 204 });
    },
  }),
});

import { z } from 'zod';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'alerts:write',
    params: z.object({ channelId: z.uuid() }),
    handle: async ({ params: { channelId }, runtime: { alerting } }) => ({
      json: await alerting.channels.test(channelId),
    }),
  }),
});

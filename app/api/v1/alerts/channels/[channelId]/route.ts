import { z } from 'zod';
import { channelInputSchema } from '@/lib/contracts/alert-channels.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { channelDto } from '@/lib/services/alerts/views.ts';

const params = z.object({ channelId: z.uuid() });

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  PUT: endpoint({
    permission: 'alerts:write',
    params,
    body: channelInputSchema,
    handle: async ({ params: { channelId }, body, runtime: { alerting } }) => ({
      json: channelDto(await alerting.channels.update(channelId, body), null, [], []),
    }),
  }),
  DELETE: endpoint({
    permission: 'alerts:write',
    params,
    handle: async ({ params: { channelId }, runtime: { alerting } }) => {
      await alerting.channels.remove(channelId);
      return new Response(null, { status: 204 });
    },
  }),
});

import { channelInputSchema } from '@/lib/contracts/alert-channels.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { channelDto, listChannels } from '@/lib/services/alerts/views.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'alerts:read',
    handle: async ({ runtime: { store, alerting } }) => ({
      json: await listChannels(store, alerting.channels),
    }),
  }),
  POST: endpoint({
    permission: 'alerts:write',
    body: channelInputSchema,
    handle: async ({ body, runtime: { alerting } }) => ({
      json: channelDto(await alerting.channels.add(body), null, [], []),
      status: 201,
    }),
  }),
});

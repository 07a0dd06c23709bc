import { z } from 'zod';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  DELETE: endpoint({
    permission: 'audit:write',
    params: z.object({ mappingId: z.uuid() }),
    handle: async ({ params, runtime: { policies } }) => {
      await policies.removeMapping(params.mappingId);
      return new Response(null, { status: 204 });
    },
  }),
});

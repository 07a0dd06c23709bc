import { teamMappingInputSchema } from '@/lib/contracts/policy.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'audit:write',
    body: teamMappingInputSchema,
    handle: async ({ body, runtime: { policies } }) => ({
      json: await policies.addMapping(body),
      status: 201,
    }),
  }),
});

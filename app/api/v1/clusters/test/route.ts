import { z } from 'zod';
import { clusterInputSchema } from '@/lib/contracts/clusters.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';

/** `of`: the cluster being edited, whose stored secrets stand in for those left out. */
const query = z.strictObject({ of: z.string().max(80).optional() });

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'clusters:write',
    query,
    body: clusterInputSchema,
    handle: async ({ body, query: { of }, runtime: { registry } }) => ({
      json: await registry.test(body, of),
    }),
  }),
});

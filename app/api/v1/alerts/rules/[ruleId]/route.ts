import { z } from 'zod';
import { alertRuleInputSchema } from '@/lib/contracts/alerts.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { updateRule } from '@/lib/services/alerts/rule-book.ts';
import { savedRule } from '@/lib/services/alerts/views.ts';

const params = z.object({ ruleId: z.uuid() });

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  PUT: endpoint({
    permission: 'alerts:write',
    params,
    body: alertRuleInputSchema,
    handle: async ({ params: { ruleId }, body, runtime: { store, alerting, now } }) => {
      const rule = savedRule(await updateRule(store, ruleId, body, now()));
      alerting.engine.poke();
      return { json: rule };
    },
  }),
  DELETE: endpoint({
    permission: 'alerts:write',
    params,
    handle: async ({ params: { ruleId }, runtime: { alerting } }) => {
      await alerting.removeRule(ruleId);
      return new Response(null, { status: 204 });
    },
  }),
});

import { alertRuleInputSchema } from '@/lib/contracts/alerts.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { addRule } from '@/lib/services/alerts/rule-book.ts';
import { listRules, savedRule } from '@/lib/services/alerts/views.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({
    permission: 'alerts:read',
    handle: async ({ runtime: { store, registry } }) => ({
      json: await listRules(
        store,
        registry.list().map(({ definition }) => definition.id),
      ),
    }),
  }),
  POST: endpoint({
    permission: 'alerts:write',
    body: alertRuleInputSchema,
    handle: async ({ body, runtime: { store, alerting, now } }) => {
      const rule = savedRule(await addRule(store, body, now()));
      alerting.engine.poke();
      return { json: rule, status: 201 };
    },
  }),
});

import { configChangeInputSchema } from '@/lib/contracts/changes.ts';
import { topicParams } from '@/lib/server/cluster-params.ts';
import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { changeTopicConfigs } from '@/lib/services/config-change.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  POST: endpoint({
    permission: 'topics:write',
    params: topicParams,
    body: configChangeInputSchema,
    handle: async ({ params, body, runtime }) => ({
      json: await changeTopicConfigs(runtime.registry.get(params.clusterId), params.name, body, runtime),
    }),
  }),
});

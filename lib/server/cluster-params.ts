import { z } from 'zod';
import { configKinds } from '@/lib/contracts/config.ts';

export const clusterParams = z.object({ clusterId: z.string().min(1).max(80) });
export const brokerParams = clusterParams.extend({
  brokerId: z.coerce.number().int().min(0).max(2_147_483_647),
});
export const topicParams = clusterParams.extend({ name: z.string().min(1).max(249) });
/** Group ids are free text in Kafka: anything but empty. */
export const groupParams = clusterParams.extend({ groupId: z.string().min(1).max(32_767) });

/** The kind that can be listed: topics, brokers and groups have lists of their own. */
export const configListParams = clusterParams.extend({ kind: z.literal('client-metrics') });

const brokerIdText = /^\d{1,10}$/;

/** The cluster-wide defaults have no name in Kafka; here they are `cluster/default`. */
export const configParams = clusterParams
  .extend({ kind: z.enum(configKinds), name: z.string().min(1).max(32_767) })
  .refine(({ kind, name }) => kind !== 'cluster' || name === 'default', {
    path: ['name'],
    error: 'must be "default" for the cluster',
  })
  .refine(({ kind, name }) => (kind !== 'broker' && kind !== 'broker-logger') || brokerIdText.test(name), {
    path: ['name'],
    error: "must be a broker's id",
  })
  .transform((params) => (params.kind === 'cluster' ? { ...params, name: '' } : params));

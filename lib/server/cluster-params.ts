import { z } from 'zod';

export const clusterParams = z.object({ clusterId: z.string().min(1).max(80) });
export const brokerParams = clusterParams.extend({
  brokerId: z.coerce.number().int().min(0).max(2_147_483_647),
});
export const topicParams = clusterParams.extend({ name: z.string().min(1).max(249) });
/** Group ids are free text in Kafka: anything but empty. */
export const groupParams = clusterParams.extend({ groupId: z.string().min(1).max(32_767) });

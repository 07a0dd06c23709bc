import type { TopicOperationDto, TopicOperationPlanDto } from '@/lib/contracts/topic-operations.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import type { Planned } from '../operations/planned.ts';
import { planDelete } from './plan-delete.ts';
import { planElect } from './plan-elect.ts';
import { planPartitions } from './plan-partitions.ts';
import { planTruncate } from './plan-truncate.ts';
import { readSubject } from './subject.ts';

/**
 * What an operation would do to the topic as it is now. Changes nothing.
 * @throws AppError `not_found`, `conflict` when the topic is no longer what was seen, `invalid_input`, `kafka_denied`,
 * `kafka_unreachable`
 */
export async function planTopicOperation(
  cluster: WatchedCluster,
  topic: string,
  input: TopicOperationDto,
  now: number,
): Promise<Planned<TopicOperationPlanDto>> {
  const subject = await readSubject(cluster, topic, input.seen, now);
  switch (input.operation) {
    case 'partitions':
      return planPartitions(subject, input.count);
    case 'delete':
      return planDelete(subject);
    case 'truncate':
      return planTruncate(subject, input.to);
    case 'elect':
      return planElect(subject);
  }
}

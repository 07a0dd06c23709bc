import type { z } from 'zod';
import type { OperationDto } from '@/lib/contracts/changes.ts';
import type {
  createTopicSchema,
  runTopicOperationSchema,
  TopicOperationResultDto,
} from '@/lib/contracts/topic-operations.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import type { ChangeParts } from '../config-change.ts';
import type { Planned } from '../operations/planned.ts';
import { type Consent, type PlanDto, runPlanned } from '../operations/run-planned.ts';
import { planNewTopic } from './plan-create.ts';
import { planTopicOperation } from './plan-operation.ts';

type CreateInput = z.output<typeof createTopicSchema>;
type RunInput = z.output<typeof runTopicOperationSchema>;

/**
 * Creates the topic after the same checks as its plan, records it before and after, and resolves when every broker that
 * answers shows it with its leaders.
 * @throws AppError `forbidden` on a read-only cluster, what Kafka refused
 */
export function createTopic(
  cluster: WatchedCluster,
  { confirm, actor, reason, reverts, ...topic }: CreateInput,
  parts: ChangeParts,
): Promise<TopicOperationResultDto> {
  return run(cluster, topic.name, { confirm, actor, reason, reverts }, parts, (now) =>
    planNewTopic(cluster, topic, now),
  );
}

/**
 * Carries out what a plan said, sent once, after planning it anew; records it before and after, and resolves when the
 * brokers show it.
 * @throws AppError `forbidden` on a read-only cluster, `conflict` when the topic is no longer what was seen,
 * `invalid_input` without the typed name where it is asked for, what Kafka refused
 */
export function runTopicOperation(
  cluster: WatchedCluster,
  topic: string,
  { run: input, ...consent }: RunInput,
  parts: ChangeParts,
): Promise<TopicOperationResultDto> {
  return run(cluster, topic, consent, parts, (now) => planTopicOperation(cluster, topic, input, now));
}

async function run(
  cluster: WatchedCluster,
  topic: string,
  consent: Consent,
  parts: ChangeParts,
  plan: (now: number) => Promise<Planned<PlanDto>>,
): Promise<TopicOperationResultDto> {
  const subject = { kind: 'topic', name: topic } as const;
  const deed = (operation: OperationDto) => DEEDS[operation] ?? 'change it';
  const { change, outcomes } = await runPlanned({ cluster, subject, consent, plan, deed }, parts);
  await refresh(cluster, change.operation);
  const partitions = outcomes.flatMap(({ item, ...outcome }) =>
    typeof item === 'number' ? [{ partition: item, ...outcome }] : [],
  );
  return { change, partitions };
}

const DEEDS: Partial<Record<OperationDto, string>> = {
  create: 'create it',
  partitions: 'add partitions to it',
  delete: 'delete it',
  truncate: 'delete its records',
  elect: 'elect its leaders',
};

/** What the pages show of it must not be older than the answer. */
async function refresh({ collector }: WatchedCluster, operation: OperationDto): Promise<void> {
  await collector.refresh(operation === 'truncate' ? 'starts' : 'metadata');
  if (operation === 'create') await collector.refresh('topicConfigs');
}

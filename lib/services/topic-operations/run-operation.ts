import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { OperationDto } from '@/lib/contracts/changes.ts';
import type {
  createTopicSchema,
  NewTopicPlanDto,
  runTopicOperationSchema,
  TopicOperationPlanDto,
  TopicOperationResultDto,
} from '@/lib/contracts/topic-operations.ts';
import { subjectKey } from '@/lib/domain/model/config.ts';
import { AppError, appErrorOf } from '@/lib/shared/app-error.ts';
import { type Change, saveChange } from '../change-log.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { type ChangeParts, complete, requireChange, requireWritable } from '../config-change.ts';
import { carryOut, factsAfter, type ItemOutcome, wholeOf } from './outcome.ts';
import { planNewTopic } from './plan-create.ts';
import { planTopicOperation } from './plan-operation.ts';
import type { Execution, Planned } from './planned.ts';

type CreateInput = z.output<typeof createTopicSchema>;
type RunInput = z.output<typeof runTopicOperationSchema>;
type Consent = Pick<RunInput, 'confirm' | 'reason' | 'reverts'>;

/**
 * Creates the topic after the same checks as its plan, records it before and after, and resolves when every broker that
 * answers shows it with its leaders.
 * @throws AppError `forbidden` on a read-only cluster, what Kafka refused
 */
export function createTopic(
  cluster: WatchedCluster,
  { confirm, reason, reverts, ...topic }: CreateInput,
  parts: ChangeParts,
): Promise<TopicOperationResultDto> {
  return run(cluster, topic.name, { confirm, reason, reverts }, parts, (now) =>
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

type PlanDto = NewTopicPlanDto | TopicOperationPlanDto;

async function run(
  cluster: WatchedCluster,
  topic: string,
  consent: Consent,
  parts: ChangeParts,
  plan: (now: number) => Promise<Planned<PlanDto>>,
): Promise<TopicOperationResultDto> {
  requireWritable(cluster);
  // Nobody else can come between the last look and the write, at least not through Highwater.
  const result = await cluster.serial(subjectKey({ kind: 'topic', name: topic }), () =>
    runNow(cluster, topic, consent, parts, plan),
  );
  await refresh(cluster, result.change.operation);
  return result;
}

async function runNow(
  cluster: WatchedCluster,
  topic: string,
  consent: Consent,
  { store, now }: ChangeParts,
  plan: (now: number) => Promise<Planned<PlanDto>>,
): Promise<TopicOperationResultDto> {
  const clusterId = cluster.definition.id;
  if (consent.reverts !== undefined) await requireChange(store, clusterId, consent.reverts);
  const { dto, execution } = await plan(now());
  const sendable = requireSendable(dto, execution);
  requireConsent(dto, consent);
  const change: Change = {
    id: randomUUID(),
    at: now(),
    actor: null,
    operation: dto.operation,
    subject: { kind: 'topic', name: topic },
    before: sendable.configs?.before ?? [],
    after: sendable.configs?.after ?? [],
    facts: [...sendable.facts],
    reason: consent.reason,
    state: 'running',
    error: null,
    reverts: consent.reverts ?? null,
    batch: null,
  };
  // A crash after this line leaves a trace of what was under way.
  await saveChange(store, clusterId, change);
  const outcomes = await carryOut(sendable);
  const whole = wholeOf(outcomes);
  const saved = await complete(store, clusterId, {
    ...change,
    ...whole,
    facts: whole.state === 'refused' ? change.facts : factsAfter(sendable, outcomes),
  });
  if (whole.state === 'refused' && whole.error) throw appErrorOf(whole.error);
  if (!saved.ok) throw appErrorOf(saved.error);
  return { change: saved.value, partitions: outcomes.flatMap(partitionOf) };
}

function requireSendable({ refusal }: PlanDto, execution: Execution | null): Execution {
  if (refusal) throw appErrorOf(refusal);
  if (execution === null) throw new AppError('invalid_input', 'There is nothing to do.');
  return execution;
}

function requireConsent({ confirm, topic, operation }: PlanDto, given: Consent): void {
  if (confirm === 'button' || given.confirm === topic) return;
  throw new AppError(
    'invalid_input',
    `Type the name of the topic, ${topic}, to confirm that you ${DEEDS[operation]}. Nothing was changed.`,
    { field: 'confirm' },
  );
}

const DEEDS: Record<PlanDto['operation'], string> = {
  create: 'create it',
  partitions: 'add partitions to it',
  delete: 'delete it',
  truncate: 'delete its records',
  elect: 'elect its leaders',
};

const partitionOf = ({ item, ...outcome }: ItemOutcome) =>
  item === 'topic' ? [] : [{ partition: item, ...outcome }];

/** What the pages show of it must not be older than the answer. */
async function refresh({ collector }: WatchedCluster, operation: OperationDto): Promise<void> {
  await collector.refresh(operation === 'truncate' ? 'starts' : 'metadata');
  if (operation === 'create') await collector.refresh('topicConfigs');
}

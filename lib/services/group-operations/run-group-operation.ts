import type { z } from 'zod';
import type { OperationDto } from '@/lib/contracts/changes.ts';
import type {
  GroupOperationPlanDto,
  GroupOperationResultDto,
  OffsetOutcomeDto,
  runGroupOperationSchema,
} from '@/lib/contracts/group-operations.ts';
import { canRestoreOffsets } from '@/lib/domain/changes/operations/offset-reset.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import type { ChangeParts } from '../config-change.ts';
import type { ItemOutcome } from '../operations/planned.ts';
import { runPlanned } from '../operations/run-planned.ts';
import { itemOf } from './offset-execution.ts';
import { planGroupRun } from './plan-group-operation.ts';

type RunInput = z.output<typeof runGroupOperationSchema>;

/**
 * Carries out what a plan said, sent once, after looking anew; the offsets it found are kept before. Resolves when the
 * coordinator shows it.
 * @throws AppError `forbidden` on a read-only cluster, `conflict` when the group has members or every commit moved since,
 * `invalid_input` without the typed id where it is asked for, what Kafka refused for every partition
 */
export async function runGroupOperation(
  cluster: WatchedCluster,
  groupId: string,
  { run, ...consent }: RunInput,
  parts: ChangeParts,
): Promise<GroupOperationResultDto> {
  const subject = { kind: 'group', name: groupId } as const;
  const plan = (now: number) => planGroupRun(cluster, groupId, run, now);
  const deed = (operation: OperationDto) => DEEDS[operation] ?? 'change it';
  const { change, dto, outcomes } = await runPlanned({ cluster, subject, consent, plan, deed }, parts);
  await refresh(cluster);
  return {
    change,
    offsets: offsetOutcomes(dto, outcomes),
    undoable: canRestoreOffsets(change.operation, dto.kind),
  };
}

const DEEDS: Partial<Record<OperationDto, string>> = {
  'reset-offsets': 'skip records',
  'delete-offsets': 'delete its offsets',
  'delete-group': 'delete it',
};

function offsetOutcomes(
  { rows }: GroupOperationPlanDto,
  outcomes: readonly ItemOutcome[],
): OffsetOutcomeDto[] {
  const byItem = new Map(outcomes.map((outcome) => [outcome.item, outcome]));
  return rows.flatMap((row) => {
    const outcome = byItem.get(itemOf(row));
    if (outcome === undefined) return [];
    const { topic, partition, before, after } = row;
    const { state, error } = outcome;
    return [{ topic, partition, before, after: state === 'refused' ? before : after, state, error }];
  });
}

/** What the pages show of it must not be older than the answer. */
async function refresh({ collector }: WatchedCluster): Promise<void> {
  await collector.refresh('groups');
  await collector.refresh('commits');
}

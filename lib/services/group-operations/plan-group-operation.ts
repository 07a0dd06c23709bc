import type {
  GroupOperationPlanDto,
  GroupRunDto,
  ResetScopeDto,
  ValidGroupOperation,
} from '@/lib/contracts/group-operations.ts';
import type { Store } from '@/lib/db/store.ts';
import {
  deleteOffsetsCommand,
  resetCommand,
  shareDeleteOffsetsCommand,
  shareResetCommand,
} from '@/lib/domain/changes/operations/group-commands.ts';
import { byTopic, isMoved, type PlannedOffset } from '@/lib/domain/changes/operations/offset-reset.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import type { Planned } from '../operations/planned.ts';
import { type GroupSubject, readGroupSubject, requireGroup } from './group-subject.ts';
import { readLogs } from './partition-logs.ts';
import { planDeleteGroup } from './plan-delete-group.ts';
import { planOffsets } from './plan-offsets.ts';
import { planRemoveMember } from './plan-remove-member.ts';
import { planUndo } from './plan-undo.ts';
import { placesIn } from './reset-places.ts';
import { type OffsetTarget, resetTargets } from './reset-targets.ts';
import { withSpans } from './time-spans.ts';

type GroupPlan = Planned<GroupOperationPlanDto>;

/**
 * What an operation would do to the group as it is now. Changes nothing.
 * @throws AppError `not_found`, `invalid_input`, `conflict`, `kafka_denied`, `kafka_unreachable`
 */
export async function planGroupOperation(
  cluster: WatchedCluster,
  groupId: string,
  input: ValidGroupOperation,
  { store, now }: { store: Store; now: number },
): Promise<GroupPlan> {
  const subject = await readGroupSubject(cluster, groupId, now);
  switch (input.operation) {
    case 'undo': {
      const plan = await planUndo(subject, input.change, store);
      return input.spans ? withSpans(cluster, plan) : plan;
    }
    case 'reset-offsets': {
      const group = requireGroup(subject);
      const { targets, logOf, method, scope, label } = await resetTargets(group, input.scope, input.to);
      const command = (rows: readonly PlannedOffset[]) =>
        group.kind === 'share'
          ? shareResetCommand(groupId, scope, method)
          : resetCommand(groupId, scope, method, rows);
      const { operation, to } = input;
      const plan = planOffsets(group, { operation, method: to.kind, targets, logOf, label, command });
      return input.spans ? withSpans(cluster, plan) : plan;
    }
    case 'delete-offsets':
      return planDeletion(requireGroup(subject), await deletedPlaces(subject, input.scope));
    case 'delete-group':
      return planDeleteGroup(requireGroup(subject));
    case 'remove-member':
      return planRemoveMember(requireGroup(subject), input);
  }
}

/**
 * A plan again, at the moment it is carried out: its offsets are those that were reviewed, and commits that moved since are
 * conflicts.
 */
export async function planGroupRun(
  cluster: WatchedCluster,
  groupId: string,
  input: GroupRunDto,
  now: number,
): Promise<GroupPlan> {
  const subject = await readGroupSubject(cluster, groupId, now);
  switch (input.operation) {
    case 'reset-offsets': {
      const { operation, method } = input;
      const targets = pinned(input.offsets);
      const logOf = await readLogs(cluster.kafka.reader, targets);
      // An undo may make a group anew that was deleted.
      const group = method === 'undo' ? subject : requireGroup(subject);
      const command = (rows: readonly PlannedOffset[]) =>
        resetCommand(groupId, { kind: 'all' }, { kind: 'positions' }, rows);
      return planOffsets(group, { operation, method, targets, logOf, label: LABELS[method], command });
    }
    case 'delete-offsets':
      return planDeletion(requireGroup(subject), pinned(input.offsets));
    case 'delete-group':
      return planDeleteGroup(requireGroup(subject));
    case 'remove-member':
      return planRemoveMember(requireGroup(subject), input);
  }
}

type ResetRun = Extract<GroupRunDto, { operation: 'reset-offsets' }>;

/** What the record says: the offsets are the reviewed ones, however they were found. */
const LABELS: Record<ResetRun['method'], string> = {
  earliest: 'to the log start',
  latest: 'to the log end',
  time: 'to a time',
  duration: 'back by a duration',
  offset: 'to an offset',
  shift: 'shifted',
  group: 'copied from another group',
  csv: 'from a file',
  undo: 'brought back',
};

const pinned = (topics: ResetRun['offsets']): OffsetTarget[] =>
  topics.flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, seen, offset }) => ({
      topic,
      partition,
      seen: seen === null ? null : BigInt(seen),
      to: { offset: offset === null ? null : BigInt(offset) },
    })),
  );

/** Those in scope that have a commit to delete. */
async function deletedPlaces(subject: GroupSubject, scope: ResetScopeDto): Promise<OffsetTarget[]> {
  const places = await placesIn(subject, scope);
  return places
    .filter(({ topic, partition }) => subject.commits.get(topic)?.has(partition) === true)
    .map((place) => ({ ...place, to: { offset: null } }));
}

async function planDeletion(subject: GroupSubject, wanted: readonly OffsetTarget[]): Promise<GroupPlan> {
  const { groupId, kind, cluster } = subject;
  const targets = kind === 'share' ? wholeTopics(subject, wanted) : wanted;
  return planOffsets(subject, {
    operation: 'delete-offsets',
    method: 'offset',
    targets,
    logOf: await readLogs(cluster.kafka.reader, targets),
    label: 'deleted',
    command: (rows) => {
      const moved = rows.filter(isMoved);
      return kind === 'share'
        ? shareDeleteOffsetsCommand(groupId, [...byTopic(moved).keys()])
        : deleteOffsetsCommand(groupId, moved);
    },
  });
}

const IN_PARTS = { problem: 'Kafka forgets the offsets of a share group for whole topics only.' } as const;

function wholeTopics({ commits }: GroupSubject, targets: readonly OffsetTarget[]): OffsetTarget[] {
  const chosen = byTopic(targets);
  const isWhole = (topic: string) => chosen.get(topic)?.length === commits.get(topic)?.size;
  return targets.map((target) => (isWhole(target.topic) ? target : { ...target, to: IN_PARTS }));
}

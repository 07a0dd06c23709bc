import type {
  GroupOperationPlanDto,
  GroupRunDto,
  PlannedOffsetDto,
  ResetMethodName,
} from '@/lib/contracts/group-operations.ts';
import { type Consequence, warn } from '@/lib/domain/changes/operations/consequence.ts';
import { resetConsequences } from '@/lib/domain/changes/operations/group-consequences.ts';
import {
  byTopic,
  isMoved,
  type PlannedOffset,
  plannedOffset,
  type ResetTotals,
  resetTotals,
} from '@/lib/domain/changes/operations/offset-reset.ts';
import { AppError, type ErrorInfo } from '@/lib/shared/app-error.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import type { Planned } from '../operations/planned.ts';
import { compareNames } from '../paging.ts';
import { isEmptyGroup, liveGroup, memberDtos } from './blocking.ts';
import { commitOf, type GroupSubject } from './group-subject.ts';
import { offsetExecution } from './offset-execution.ts';
import type { LogOf } from './partition-logs.ts';
import type { OffsetTarget } from './reset-targets.ts';

export type OffsetPlan = {
  operation: 'reset-offsets' | 'delete-offsets';
  method: ResetMethodName;
  targets: readonly OffsetTarget[];
  logOf: LogOf;
  /** For the record: "to the log start". */
  label: string;
  command: (rows: readonly PlannedOffset[]) => string;
  /** What there is to say beside what follows from the rows. */
  notes?: readonly Consequence[];
};

/** Offsets as they are and as they would be, partition by partition, and how they get there. Changes nothing. */
export function planOffsets(subject: GroupSubject, plan: OffsetPlan): Planned<GroupOperationPlanDto> {
  const { operation, method, label } = plan;
  const { groupId, kind, state, now } = subject;
  const rows = plan.targets.map((target) => rowOf(subject, plan, target)).sort(byPlace);
  const moved = rows.filter(isMoved);
  const totals = resetTotals(rows);
  const needsEmpty = operation === 'reset-offsets' || kind === 'share';
  const waitsForEmpty = needsEmpty && moved.length > 0 && !isEmptyGroup(subject);
  const refusal = nothingToDo(rows, totals) ?? (waitsForEmpty ? liveGroup(subject) : null);
  const facts = factsOf(label, totals);
  return {
    dto: {
      operation,
      groupId,
      kind: kind ?? 'simple',
      state,
      members: memberDtos(subject),
      waitsForEmpty,
      facts,
      consequences: [
        ...resetConsequences({ name: groupId, kind: kind ?? 'classic' }, rows),
        ...subscribed(subject, operation, moved),
        ...(plan.notes ?? []),
      ],
      refusal,
      confirm:
        totals.skipped > 0n || totals.unknown > 0 || operation === 'delete-offsets' ? 'name' : 'button',
      undo: 'Every offset is saved before anything is sent: Undo brings them back through the same review.',
      command: plan.command(rows),
      rows: rows.map(rowDto),
      totals: { ...totals, reread: String(totals.reread), skipped: String(totals.skipped) },
      run: moved.length === 0 ? null : runOf(operation, method, moved),
      at: now,
    },
    execution:
      refusal === null
        ? offsetExecution(
            subject,
            moved,
            rows.filter(({ problem }) => problem !== null),
            facts,
          )
        : null,
  };
}

/** Brokers and files name them in any order. */
const byPlace = (a: PlannedOffset, b: PlannedOffset): number =>
  compareNames(a.topic, b.topic) || a.partition - b.partition;

function rowOf(subject: GroupSubject, { method, logOf }: OffsetPlan, target: OffsetTarget): PlannedOffset {
  const { topic, partition, seen } = target;
  const { start, end, isMissing } = logOf(target);
  const before = commitOf(subject.commits, topic, partition);
  return plannedOffset({
    ...{ topic, partition, start, end, before, seen },
    to: isMissing && !('offset' in target.to && target.to.offset === null) ? GONE : target.to,
    exact: method === 'undo',
  });
}

const GONE = { problem: 'There is no such partition any more.' } as const;

/** Kafka tells it only when it is asked; what members are assigned to is what they subscribe to at least. */
function subscribed(
  { members }: GroupSubject,
  operation: OffsetPlan['operation'],
  moved: readonly PlannedOffset[],
): Consequence[] {
  if (operation !== 'delete-offsets') return [];
  const assigned = new Set(members.flatMap(({ assignment }) => assignment?.map(({ topic }) => topic) ?? []));
  return [...byTopic(moved).keys()]
    .filter((topic) => assigned.has(topic))
    .map((topic) => warn(`Members read ${topic}: Kafka answers GROUP_SUBSCRIBED_TO_TOPIC (86) for it.`));
}

function nothingToDo(rows: readonly PlannedOffset[], { moved, conflicts }: ResetTotals): ErrorInfo | null {
  if (moved > 0) return null;
  const conflict = rows.find((row) => row.conflict);
  if (conflict) {
    const message = `${conflict.topic} ${conflict.partition}: ${conflict.problem} ${conflicts > 1 ? `So did ${conflicts - 1} more. ` : ''}Nothing was changed.`;
    return new AppError('conflict', message, { field: 'offsets' }).toInfo();
  }
  const stuck = rows.find(({ problem }) => problem !== null);
  const message = stuck
    ? `${stuck.topic} ${stuck.partition}: ${stuck.problem} There is nothing else to do.`
    : rows.length === 0
      ? 'The group has no commit in this scope. Choose topics to set a first one.'
      : 'Every partition is there already: there is nothing to do.';
  return new AppError('invalid_input', message, { field: 'to' }).toInfo();
}

const factsOf = (label: string, { moved, reread, skipped }: ResetTotals) => [
  { label: 'Offsets', before: null, after: label },
  { label: 'Partitions moved', before: null, after: String(moved) },
  { label: 'Records read again, at most', before: null, after: formatCount(String(reread)) },
  { label: 'Records skipped, at most', before: null, after: formatCount(String(skipped)) },
];

const text = (value: bigint | null): string | null => (value === null ? null : String(value));

const rowDto = (row: PlannedOffset): PlannedOffsetDto => ({
  ...row,
  start: text(row.start),
  end: text(row.end),
  before: text(row.before),
  after: text(row.after),
  reread: text(row.reread),
  skipped: text(row.skipped),
  span: null,
});

function runOf(
  operation: OffsetPlan['operation'],
  method: ResetMethodName,
  moved: readonly PlannedOffset[],
): GroupRunDto {
  const offsets = [...byTopic(moved)].map(([topic, list]) => ({
    topic,
    partitions: list.map(({ partition, before, after }) => ({
      partition,
      seen: text(before),
      offset: text(after),
    })),
  }));
  return operation === 'delete-offsets' ? { operation, offsets } : { operation, method, offsets };
}

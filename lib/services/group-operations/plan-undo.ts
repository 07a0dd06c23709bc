import type { GroupOperationPlanDto } from '@/lib/contracts/group-operations.ts';
import type { Store } from '@/lib/db/store.ts';
import { type Consequence, info, named, warn } from '@/lib/domain/changes/operations/consequence.ts';
import { resetCommand, shareResetCommand } from '@/lib/domain/changes/operations/group-commands.ts';
import type { SavedOffset } from '@/lib/domain/changes/operations/offset-reset.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { changeFromRecord } from '../change-log.ts';
import type { Planned } from '../operations/planned.ts';
import { savedOffsets } from '../saved-offsets.ts';
import { commitOf, type GroupSubject } from './group-subject.ts';
import { readLogs } from './partition-logs.ts';
import { planOffsets } from './plan-offsets.ts';
import { TYPE_FACT } from './type-fact.ts';

/**
 * The offsets that a change found, brought back: committed again, or deleted where there was none.
 * @throws AppError `invalid_input` when the change kept none of this group
 */
export async function planUndo(
  subject: GroupSubject,
  changeId: string,
  store: Store,
): Promise<Planned<GroupOperationPlanDto>> {
  const { cluster, groupId, kind } = subject;
  const clusterId = cluster.definition.id;
  const record = await store.findChange(clusterId, changeId);
  const saved = await savedOffsets(store, clusterId, groupId, changeId);
  if (record === null || saved === null) {
    throw new AppError('invalid_input', 'There is no such change of this group’s offsets to take back.', {
      field: 'change',
    });
  }
  const change = changeFromRecord(record);
  const type = change.facts.find(({ label }) => label === TYPE_FACT)?.before;
  if (kind === null && type === 'share') {
    throw new AppError(
      'conflict',
      `${groupId} was a share group, which only a member can make anew: start one, then reset its offsets.`,
      { field: 'change' },
    );
  }
  const logOf = await readLogs(cluster.kafka.reader, saved);
  return planOffsets(subject, {
    operation: 'reset-offsets',
    method: 'undo',
    targets: saved.map(({ topic, partition, before }) => ({ topic, partition, to: { offset: before } })),
    logOf,
    label: `as they were before ${utcDateTime(change.at)}`,
    command: (rows) =>
      kind === 'share'
        ? shareResetCommand(groupId, { kind: 'all' }, { kind: 'positions' })
        : resetCommand(groupId, { kind: 'all' }, { kind: 'positions' }, rows),
    notes: [...movedSince(subject, saved), ...madeAnew(subject)],
  });
}

/** The undo goes back over what the group did since. */
function movedSince({ groupId, commits }: GroupSubject, saved: readonly SavedOffset[]): Consequence[] {
  const moved = saved.filter(
    ({ topic, partition, before, after }) => ![before, after].includes(commitOf(commits, topic, partition)),
  );
  if (moved.length === 0) return [];
  const names = moved.map(({ topic, partition }) => `${topic} ${partition}`);
  return [
    warn(
      `${groupId} has committed on ${plural(moved.length, 'partition')} since the change: ${named(names)}.`,
    ),
  ];
}

const madeAnew = ({ kind, groupId }: GroupSubject): Consequence[] =>
  kind === null
    ? [
        info(
          `${groupId} is made anew with these offsets. Its members and the metadata of its commits do not come back.`,
        ),
      ]
    : [];

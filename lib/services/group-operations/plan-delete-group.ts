import type { GroupOperationPlanDto } from '@/lib/contracts/group-operations.ts';
import type { GroupKind } from '@/lib/contracts/groups.ts';
import { deleteGroupCommand } from '@/lib/domain/changes/operations/group-commands.ts';
import { groupDeletionConsequences } from '@/lib/domain/changes/operations/group-consequences.ts';
import type { Result } from '@/lib/shared/result.ts';
import type { Planned } from '../operations/planned.ts';
import { isEmptyGroup, liveGroup, memberDtos } from './blocking.ts';
import { describeGroup, type GroupSubject } from './group-subject.ts';
import { NO_TOTALS } from './no-offsets.ts';
import { TYPE_FACT } from './type-fact.ts';

const ITEM = 'group';

/** The group with all its commits. What it had committed is kept, so that it can be committed again. */
export function planDeleteGroup(subject: GroupSubject & { kind: GroupKind }): Planned<GroupOperationPlanDto> {
  const { cluster, groupId, kind, listing, state, commits, now } = subject;
  const { reader, writer } = cluster.kafka;
  const saved = [...commits].flatMap(([topic, partitions]) =>
    [...partitions].map(([partition, before]) => ({ topic, partition, before, after: null })),
  );
  const waitsForEmpty = !isEmptyGroup(subject);
  const refusal = liveGroup(subject, 'NON_EMPTY_GROUP (68)');
  const facts = [
    { label: TYPE_FACT, before: kind, after: null },
    { label: 'Partitions with a commit', before: String(saved.length), after: null },
  ];
  return {
    dto: {
      operation: 'delete-group',
      groupId,
      kind,
      state,
      members: memberDtos(subject),
      waitsForEmpty,
      facts,
      consequences: groupDeletionConsequences({ name: groupId, kind }, saved.length),
      refusal,
      confirm: 'name',
      undo:
        kind === 'share'
          ? 'It cannot be undone: only a member makes a share group anew. Its start offsets are kept with the record.'
          : 'Its offsets are saved and Undo commits them again. Its members and the metadata of its commits do not come back.',
      command: deleteGroupCommand(groupId, kind === 'share' || kind === 'streams' ? kind : 'other'),
      rows: [],
      totals: NO_TOTALS,
      run: { operation: 'delete-group' },
      at: now,
    },
    execution: refusal
      ? null
      : {
          items: [ITEM],
          send: async (options) => new Map([[ITEM, await writer.deleteGroup(groupId, options)]]),
          shown: async (options) => {
            const described: Result<unknown> = await describeGroup(reader, listing, options);
            return new Set(!described.ok && described.error.code === 'not_found' ? [ITEM] : []);
          },
          facts,
          offsets: saved,
        },
  };
}

import type { GroupOperationPlanDto } from '@/lib/contracts/group-operations.ts';
import type { GroupKind } from '@/lib/contracts/groups.ts';
import { info, warn } from '@/lib/domain/changes/operations/consequence.ts';
import { REMOVE_MEMBER_COMMAND } from '@/lib/domain/changes/operations/group-commands.ts';
import { AppError, type ErrorInfo } from '@/lib/shared/app-error.ts';
import { plural } from '@/lib/shared/format/count.ts';
import type { Planned } from '../operations/planned.ts';
import { memberDtos } from './blocking.ts';
import { describeGroup, type GroupSubject } from './group-subject.ts';
import { NO_TOTALS } from './no-offsets.ts';

type Chosen = { instanceId: string; memberId?: string | undefined };

/**
 * A static member keeps its place until its session times out, also when its process is long gone; taking it out makes the
 * group rebalance at once.
 * @throws AppError `not_found`, `conflict` when another process holds the instance id by now
 */
export function planRemoveMember(
  subject: GroupSubject & { kind: GroupKind },
  chosen: Chosen,
): Planned<GroupOperationPlanDto> {
  const { cluster, groupId, kind, state, listing, members, now } = subject;
  const { reader, writer } = cluster.kafka;
  const { instanceId } = chosen;
  const member = members.find((one) => one.instanceId === instanceId);
  if (member === undefined) {
    throw new AppError('not_found', `${groupId} has no static member "${instanceId}".`, {
      field: 'instanceId',
    });
  }
  const { memberId, clientId, host, assignment } = member;
  if (chosen.memberId !== undefined && chosen.memberId !== memberId) {
    throw new AppError(
      'conflict',
      `${instanceId} is another process now than when you looked at it. Nothing was changed.`,
      { field: 'memberId' },
    );
  }
  const partitions = assignment?.reduce((sum, one) => sum + one.partitions.length, 0) ?? null;
  const facts = [{ label: 'Static member', before: `${instanceId} (${clientId} at ${host})`, after: null }];
  const refusal = notClassic(subject);
  return {
    dto: {
      operation: 'remove-member',
      groupId,
      kind,
      state,
      members: memberDtos(subject),
      waitsForEmpty: false,
      facts,
      consequences: [
        warn(
          `${groupId} rebalances at once: ${
            partitions === null ? 'what it is assigned' : plural(partitions, 'partition')
          } of ${instanceId} ${partitions === 1 ? 'goes' : 'go'} to the other members${members.length === 1 ? ', of which there are none' : ''}.`,
        ),
        info(
          'A process that still runs with this instance id is told UNKNOWN_MEMBER_ID (25) and joins again. One that is gone stays gone.',
        ),
      ],
      refusal,
      confirm: 'button',
      undo: 'It cannot be undone: the member comes back when its process joins again.',
      command: REMOVE_MEMBER_COMMAND,
      rows: [],
      totals: NO_TOTALS,
      run: { operation: 'remove-member', instanceId, memberId },
      at: now,
    },
    execution: refusal
      ? null
      : {
          items: [instanceId],
          send: async (options) =>
            new Map([
              [instanceId, await writer.removeStaticMember(groupId, { instanceId, memberId }, options)],
            ]),
          shown: async (options) => {
            const described = await describeGroup(reader, listing, options);
            const isThere = !described.ok || described.value.members.some((one) => one.memberId === memberId);
            return new Set(isThere ? [] : [instanceId]);
          },
          facts,
        },
  };
}

/** LeaveGroup knows members of the classic protocol only. */
function notClassic({ kind, groupId }: GroupSubject): ErrorInfo | null {
  if (kind === 'classic' || kind === 'connect') return null;
  return new AppError(
    'kafka_refused',
    `${groupId} is no classic group: Kafka takes its static members out only when they leave or their session times out (group.consumer.session.timeout.ms).`,
  ).toInfo();
}

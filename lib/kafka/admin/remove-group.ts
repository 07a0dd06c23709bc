import type { Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { deleteGroupsV2 } from '../protocol/messages/delete-groups-v2.ts';
import { leaveGroupV5 } from '../protocol/messages/leave-group-v5.ts';
import type { Timing } from '../timing.ts';
import type { StaticMember } from '../writer.ts';
import { atCoordinator, rowResult } from './at-coordinator.ts';

const NO_ANSWER = -1;

/** Groups of every type; one with members answers NON_EMPTY_GROUP. */
export function deleteGroup(client: ClusterClient, groupId: string, timing: Timing): Promise<Result<true>> {
  const ask = async (coordinator: number): Promise<Result<true>> => {
    const answer = await client.toBroker(coordinator, [deleteGroupsV2], { groupsNames: [groupId] }, timing);
    const row = answer.results.find((result) => result.groupId === groupId);
    return rowResult(row?.errorCode ?? NO_ANSWER, null, coordinator);
  };
  return atCoordinator(client, groupId, timing, ask, (row) => [row]);
}

/** Takes a static member out of a classic group, which rebalances (LeaveGroup, KIP-345 and KIP-800). */
export function removeStaticMember(
  client: ClusterClient,
  groupId: string,
  { instanceId, memberId }: StaticMember,
  timing: Timing,
): Promise<Result<true>> {
  const request = {
    groupId,
    members: [{ memberId, groupInstanceId: instanceId, reason: 'removed through Highwater' }],
  };
  const ask = async (coordinator: number): Promise<Result<true>> => {
    const answer = await client.toBroker(coordinator, [leaveGroupV5], request, timing);
    const row = answer.members.find(({ groupInstanceId }) => groupInstanceId === instanceId);
    const code = answer.errorCode === 0 ? (row?.errorCode ?? NO_ANSWER) : answer.errorCode;
    return rowResult(code, null, coordinator);
  };
  return atCoordinator(client, groupId, timing, ask, (row) => [row]);
}

import type { GroupListing, GroupState, GroupType } from '@/lib/domain/model/group.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { gather } from '../gather.ts';
import { throwIfRefused } from '../kafka-error.ts';
import { consumerGroupDescribeV0 } from '../protocol/messages/consumer-group-describe-v0.ts';
import { consumerGroupDescribeV1 } from '../protocol/messages/consumer-group-describe-v1.ts';
import { listGroupsV4 } from '../protocol/messages/list-groups-v4.ts';
import { listGroupsV5 } from '../protocol/messages/list-groups-v5.ts';
import type { Fanout } from '../reader.ts';
import type { Timing } from '../timing.ts';

const STATES: ReadonlySet<string> = new Set<GroupState>([
  'PreparingRebalance',
  'CompletingRebalance',
  'Stable',
  'Dead',
  'Empty',
  'Assigning',
  'Reconciling',
  'NotReady',
]);

const TYPES: ReadonlySet<string> = new Set<GroupType>(['classic', 'consumer', 'share', 'streams']);

export function toGroupState(text: string): GroupState {
  return STATES.has(text) ? (text as GroupState) : 'Unknown';
}

function toGroupType(text: string): GroupType {
  return TYPES.has(text) ? (text as GroupType) : 'unknown';
}

/**
 * Asks every broker; the broker that lists a group coordinates it. A group on the move between two coordinators may be
 * listed by both for a moment: it is given once.
 */
export async function listGroups(
  client: ClusterClient,
  timing: Timing,
): Promise<Fanout<readonly GroupListing[]>> {
  const brokers = await client.brokers(timing);
  const jobs = [...brokers.keys()].map((brokerId) => ({
    brokerId,
    run: () => listAt(client, brokerId, timing),
  }));
  const { done, failures, answered } = await gather(jobs);
  const byId = new Map<string, GroupListing>();
  for (const { value } of done) for (const listing of value) byId.set(listing.groupId, listing);
  return { value: [...byId.values()], failures, answered };
}

async function listAt(client: ClusterClient, brokerId: number, timing: Timing): Promise<GroupListing[]> {
  const answer = await client.toBroker(brokerId, [listGroupsV5, listGroupsV4], NO_FILTER, timing);
  throwIfRefused(answer.errorCode, null, brokerId);
  const listedAt = Date.now();
  // ListGroups v4 has no types. A broker without ConsumerGroupDescribe has classic groups only.
  const untyped = (await client.offers(brokerId, [consumerGroupDescribeV1, consumerGroupDescribeV0], timing))
    ? 'unknown'
    : 'classic';
  return answer.groups.map((group) => ({
    groupId: group.groupId,
    type: 'groupType' in group ? toGroupType(group.groupType) : untyped,
    protocolType: group.protocolType,
    state: toGroupState(group.groupState),
    coordinatorId: brokerId,
    listedAt,
  }));
}

const NO_FILTER = { statesFilter: [], typesFilter: [] };

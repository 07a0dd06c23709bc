import type { GroupDescription, GroupListing, GroupMember } from '@/lib/domain/model/group.ts';
import { createPacer } from '@/lib/shared/pacer.ts';
import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { errorMessageOf, kafkaRefusal } from '../kafka-error.ts';
import { KAFKA_ERROR } from '../protocol/error-codes.ts';
import { consumerGroupDescribeV0 } from '../protocol/messages/consumer-group-describe-v0.ts';
import { consumerGroupDescribeV1 } from '../protocol/messages/consumer-group-describe-v1.ts';
import { describeGroupsV5 } from '../protocol/messages/describe-groups-v5.ts';
import { describeGroupsV6 } from '../protocol/messages/describe-groups-v6.ts';
import { shareGroupDescribeV1 } from '../protocol/messages/share-group-describe-v1.ts';
import { streamsGroupDescribeV0 } from '../protocol/messages/streams-group-describe-v0.ts';
import type { Fanout } from '../reader.ts';
import type { Timing } from '../timing.ts';
import { type AskCoordinator, askCoordinators } from './coordinators.ts';
import { classicMember, consumerMember, shareMember, streamsMember } from './group-members.ts';
import { toGroupState } from './list-groups.ts';

type Described = Map<string, Result<GroupDescription>>;

/** One request per API and coordinator; DescribeGroups answers for types it does not know as if they were missing. */
export async function describeGroups(
  client: ClusterClient,
  groups: readonly GroupListing[],
  timing: Timing,
): Promise<Fanout<Described>> {
  const first = await askCoordinators(client, groups, apiOf, ask(client, timing), timing);
  // Brokers before ListGroups v5 do not tell types: what is no classic group may be a KIP-848 group.
  const open = groups.filter(
    (group) => group.type === 'unknown' && isMissing(first.value.get(group.groupId)),
  );
  if (open.length === 0) return first;
  const retyped = open.map((group): GroupListing => ({ ...group, type: 'consumer' }));
  const second = await askCoordinators(client, retyped, apiOf, ask(client, timing), timing);
  for (const [groupId, item] of second.value) if (item.ok) first.value.set(groupId, item);
  return first;
}

type GroupApi = 'classic' | 'consumer' | 'share' | 'streams';

function apiOf(group: GroupListing): GroupApi {
  return group.type === 'unknown' ? 'classic' : group.type;
}

function isMissing(item: Result<unknown> | undefined): boolean {
  return item?.ok === false && item.error.kafka?.code === KAFKA_ERROR.GROUP_ID_NOT_FOUND;
}

function ask(client: ClusterClient, timing: Timing): AskCoordinator<GroupDescription> {
  return (brokerId, groups) => {
    const ids = groups.map((group) => group.groupId);
    const [first] = groups;
    switch (first === undefined ? 'classic' : apiOf(first)) {
      case 'consumer':
        return askConsumer(client, brokerId, ids, timing);
      case 'share':
        return askShare(client, brokerId, ids, timing);
      case 'streams':
        return askStreams(client, brokerId, ids, timing);
      case 'classic':
        return askClassic(client, brokerId, ids, timing);
    }
  };
}

async function askClassic(client: ClusterClient, brokerId: number, ids: string[], timing: Timing) {
  const request = { groups: ids, includeAuthorizedOperations: false };
  const answer = await client.toBroker(brokerId, [describeGroupsV6, describeGroupsV5], request, timing);
  return collect(answer.groups, brokerId, (row) => {
    // Version 5 says so, without an error, of a group that does not exist; version 6 answers error 69.
    if (row.groupState === 'Dead' && row.members.length === 0)
      return fail(kafkaRefusal(KAFKA_ERROR.GROUP_ID_NOT_FOUND, null, brokerId));
    const members = row.members.map((member) => classicMember(member, row.protocolType));
    return ok(description(row, { assignor: row.protocolData, members }));
  });
}

async function askConsumer(client: ClusterClient, brokerId: number, ids: string[], timing: Timing) {
  const apis = [consumerGroupDescribeV1, consumerGroupDescribeV0];
  const answer = await client.toBroker(brokerId, apis, modern(ids), timing);
  return collect(answer.groups, brokerId, (row) =>
    ok(description(row, { ...row, assignor: row.assignorName, members: row.members.map(consumerMember) })),
  );
}

async function askShare(client: ClusterClient, brokerId: number, ids: string[], timing: Timing) {
  const answer = await client.toBroker(brokerId, [shareGroupDescribeV1], modern(ids), timing);
  return collect(answer.groups, brokerId, (row) =>
    ok(description(row, { ...row, assignor: row.assignorName, members: row.members.map(shareMember) })),
  );
}

async function askStreams(client: ClusterClient, brokerId: number, ids: string[], timing: Timing) {
  const answer = await client.toBroker(brokerId, [streamsGroupDescribeV0], modern(ids), timing);
  return collect(answer.groups, brokerId, (row) => {
    const members = row.members.map((member) => streamsMember(member, row.topology));
    return ok(description(row, { ...row, assignor: '', members }));
  });
}

function modern(groupIds: string[]) {
  return { groupIds, includeAuthorizedOperations: false };
}

type Row = { groupId: string; groupState: string; errorCode: number };

async function collect<R extends Row>(
  rows: readonly R[],
  brokerId: number,
  read: (row: R) => Result<GroupDescription>,
): Promise<Described> {
  const described: Described = new Map();
  const pacer = createPacer();
  for (const row of rows) {
    described.set(
      row.groupId,
      row.errorCode === 0 ? read(row) : fail(kafkaRefusal(row.errorCode, errorMessageOf(row), brokerId)),
    );
    if (pacer.due()) await pacer.pause();
  }
  return described;
}

function description(
  { groupId, groupState }: Row,
  parts: { assignor: string; members: GroupMember[]; groupEpoch?: number; assignmentEpoch?: number },
): GroupDescription {
  return {
    groupId,
    state: toGroupState(groupState),
    assignor: parts.assignor === '' ? null : parts.assignor,
    groupEpoch: parts.groupEpoch ?? null,
    assignmentEpoch: parts.assignmentEpoch ?? null,
    members: parts.members,
    describedAt: Date.now(),
  };
}

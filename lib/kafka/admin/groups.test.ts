import { describe, expect, it } from 'vitest';
import { encodeConsumerProtocolAssignment } from '../protocol/messages/consumer-protocol-assignment-v3.ts';
import { consumerGroupDescribeV1Peer } from '../protocol/messages/peer/consumer-group-describe-v1.ts';
import { describeGroupsV5Peer } from '../protocol/messages/peer/describe-groups-v5.ts';
import { describeGroupsV6Peer } from '../protocol/messages/peer/describe-groups-v6.ts';
import { findCoordinatorV4Peer } from '../protocol/messages/peer/find-coordinator-v4.ts';
import { listGroupsV4Peer } from '../protocol/messages/peer/list-groups-v4.ts';
import { listGroupsV5Peer } from '../protocol/messages/peer/list-groups-v5.ts';
import { shareGroupDescribeV1Peer } from '../protocol/messages/peer/share-group-describe-v1.ts';
import { Writer } from '../protocol/writer.ts';
import { answer } from '../testing/fake-broker.ts';
import { asked, cleanups } from '../testing/fixtures.ts';
import { listing } from '../testing/group-listing.ts';
import { openFake } from '../testing/open-reader.ts';

const cleanup = cleanups();

function assignmentBytes(): Buffer {
  const writer = new Writer();
  writer.int16(3);
  encodeConsumerProtocolAssignment(writer, {
    assignedPartitions: [{ topic: 'orders', partitions: [2, 0] }],
    userData: null,
  });
  return Buffer.from(writer.written);
}

function member(memberAssignment: Uint8Array) {
  return {
    memberId: 'm1',
    groupInstanceId: null,
    clientId: 'c1',
    clientHost: '/10.0.0.7',
    memberMetadata: Buffer.alloc(0),
    memberAssignment,
  };
}

function row(groupId: string, more: object = {}) {
  return {
    errorCode: 0,
    errorMessage: null,
    groupId,
    groupState: 'Stable',
    protocolType: 'consumer',
    protocolData: 'range',
    members: [member(assignmentBytes())],
    authorizedOperations: 0,
    ...more,
  };
}

const classic = (rows: (groupId: string) => ReturnType<typeof row>) =>
  answer(describeGroupsV6Peer, ({ groups }) => ({ throttleTimeMs: 0, groups: groups.map(rows) }));

describe('listGroups', () => {
  it('asks every broker and takes the one that lists a group as its coordinator', async () => {
    const { reader } = await openFake(cleanup, (id) => [
      answer(listGroupsV5Peer, () => ({
        throttleTimeMs: 0,
        errorCode: 0,
        groups: [
          { groupId: `g${id}`, protocolType: 'consumer', groupState: 'Stable', groupType: 'consumer' },
        ],
      })),
    ]);
    const { value, answered } = await reader.listGroups();
    expect(value.map(({ groupId, coordinatorId, type }) => [groupId, coordinatorId, type])).toEqual([
      ['g1', 1, 'consumer'],
      ['g2', 2, 'consumer'],
    ]);
    expect(answered).toEqual([1, 2]);
  });

  it('calls groups classic where the broker has no types and no other kind, unknown where it may', async () => {
    const v4 = answer(listGroupsV4Peer, () => ({
      throttleTimeMs: 0,
      errorCode: 0,
      groups: [{ groupId: 'g', protocolType: 'consumer', groupState: 'Odd' }],
    }));
    const old = await openFake(cleanup, () => [v4], undefined, 1);
    expect((await old.reader.listGroups()).value[0]).toMatchObject({ type: 'classic', state: 'Unknown' });
    const modern = answer(consumerGroupDescribeV1Peer, () => ({ throttleTimeMs: 0, groups: [] }));
    const newer = await openFake(cleanup, () => [v4, modern], undefined, 1);
    expect((await newer.reader.listGroups()).value[0]).toMatchObject({ type: 'unknown' });
  });

  it('keeps the groups of the other brokers when one is still loading', async () => {
    const { reader } = await openFake(cleanup, (id) => [
      answer(listGroupsV5Peer, () => ({ throttleTimeMs: 0, errorCode: id === 1 ? 14 : 0, groups: [] })),
    ]);
    const { failures, answered } = await reader.listGroups();
    expect(failures[0]).toMatchObject({
      brokerId: 1,
      error: { kafka: { name: 'COORDINATOR_LOAD_IN_PROGRESS' } },
    });
    expect(answered).toEqual([2]);
  });
});

describe('describeGroups', () => {
  it('reads members and the assignment of a classic consumer', async () => {
    const { reader } = await openFake(cleanup, () => [classic((groupId) => row(groupId))]);
    const { value } = await reader.describeGroups([listing('g')]);
    expect(value.get('g')).toMatchObject({
      ok: true,
      value: {
        state: 'Stable',
        assignor: 'range',
        groupEpoch: null,
        members: [
          {
            memberId: 'm1',
            host: '10.0.0.7',
            assignment: [{ topic: 'orders', partitions: [0, 2] }],
            memberEpoch: null,
          },
        ],
      },
    });
  });

  it('does not read the assignment of a Connect worker, nor one that makes no sense', async () => {
    const { reader } = await openFake(cleanup, () => [
      classic((groupId) =>
        row(groupId, {
          protocolType: groupId,
          members: [member(Buffer.from('0003ffffff00', 'hex')), member(Buffer.alloc(0))],
        }),
      ),
    ]);
    const { value } = await reader.describeGroups([listing('connect'), listing('consumer')]);
    const assignments = (id: string) => {
      const item = value.get(id);
      return item?.ok === true ? item.value.members.map(({ assignment }) => assignment) : null;
    };
    expect(assignments('connect')).toEqual([null, null]);
    expect(assignments('consumer')).toEqual([null, []]);
  });

  it('asks each coordinator once per kind of group', async () => {
    const { cluster, reader } = await openFake(cleanup, () => [
      classic((groupId) => row(groupId)),
      answer(shareGroupDescribeV1Peer, ({ groupIds }) => ({
        throttleTimeMs: 0,
        groups: groupIds.map((groupId) => ({
          errorCode: 0,
          errorMessage: null,
          groupId,
          groupState: 'Empty',
          groupEpoch: 4,
          assignmentEpoch: 3,
          assignorName: 'simple',
          members: [],
          authorizedOperations: 0,
        })),
      })),
    ]);
    const groups = [
      listing('a'),
      listing('b'),
      listing('c', { coordinatorId: 2 }),
      listing('s', { type: 'share' }),
    ];
    const { value } = await reader.describeGroups(groups);
    expect([asked(cluster, 'DescribeGroups 6'), asked(cluster, 'ShareGroupDescribe 1')]).toEqual([2, 1]);
    expect(value.get('s')).toMatchObject({
      ok: true,
      value: { state: 'Empty', groupEpoch: 4, assignor: 'simple' },
    });
    expect(value.size).toBe(4);
  });

  it('looks a group up again and asks once more when its coordinator moved', async () => {
    const { cluster, reader } = await openFake(cleanup, (id) => [
      classic((groupId) => (id === 1 ? row(groupId, { errorCode: 16 }) : row(groupId))),
      answer(findCoordinatorV4Peer, ({ coordinatorKeys }) => ({
        throttleTimeMs: 0,
        coordinators: coordinatorKeys.map((key) => ({
          key,
          nodeId: 2,
          host: '127.0.0.1',
          port: 1,
          errorCode: 0,
          errorMessage: null,
        })),
      })),
    ]);
    const { value } = await reader.describeGroups([listing('a'), listing('b')]);
    expect([value.get('a')?.ok, value.get('b')?.ok]).toEqual([true, true]);
    expect(asked(cluster, 'FindCoordinator 4')).toBe(1);
  });

  it('says that a group is gone where version 5 only calls it Dead', async () => {
    const { reader } = await openFake(cleanup, () => [
      answer(describeGroupsV5Peer, ({ groups }) => ({
        throttleTimeMs: 0,
        groups: groups.map((groupId) => row(groupId, { groupState: 'Dead', members: [] })),
      })),
    ]);
    const { value } = await reader.describeGroups([listing('g')]);
    expect(value.get('g')).toMatchObject({ ok: false, error: { code: 'not_found', kafka: { code: 69 } } });
  });

  it('tries a group of unknown type as a KIP-848 group when it is no classic one', async () => {
    const { reader } = await openFake(cleanup, () => [
      answer(describeGroupsV5Peer, ({ groups }) => ({
        throttleTimeMs: 0,
        groups: groups.map((groupId) => row(groupId, { groupState: 'Dead', members: [] })),
      })),
      answer(consumerGroupDescribeV1Peer, ({ groupIds }) => ({
        throttleTimeMs: 0,
        groups: groupIds.map((groupId) => ({
          errorCode: 0,
          errorMessage: null,
          groupId,
          groupState: 'Reconciling',
          groupEpoch: 2,
          assignmentEpoch: 1,
          assignorName: 'uniform',
          members: [],
          authorizedOperations: 0,
        })),
      })),
    ]);
    const { value } = await reader.describeGroups([listing('g', { type: 'unknown' })]);
    expect(value.get('g')).toMatchObject({ ok: true, value: { state: 'Reconciling', assignor: 'uniform' } });
  });

  it('reports groups that the cluster cannot describe as items, not as a broker that failed', async () => {
    const { reader } = await openFake(cleanup, () => [classic((groupId) => row(groupId))]);
    const { value, failures } = await reader.describeGroups([
      listing('a'),
      listing('s', { type: 'streams' }),
    ]);
    expect(value.get('a')?.ok).toBe(true);
    expect(value.get('s')).toMatchObject({ ok: false, error: { code: 'unsupported_by_cluster' } });
    expect(failures).toEqual([]);
  });
});

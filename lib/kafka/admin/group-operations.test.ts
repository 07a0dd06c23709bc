import { describe, expect, it } from 'vitest';
import { alterShareGroupOffsetsV0Peer } from '../protocol/messages/peer/alter-share-group-offsets-v0.ts';
import { deleteGroupsV2Peer } from '../protocol/messages/peer/delete-groups-v2.ts';
import { deleteShareGroupOffsetsV0Peer } from '../protocol/messages/peer/delete-share-group-offsets-v0.ts';
import { findCoordinatorV4Peer } from '../protocol/messages/peer/find-coordinator-v4.ts';
import { leaveGroupV5Peer } from '../protocol/messages/peer/leave-group-v5.ts';
import { offsetDeleteV0Peer } from '../protocol/messages/peer/offset-delete-v0.ts';
import { ZERO_UUID } from '../protocol/uuid.ts';
import { type Answer, answer } from '../testing/fake-broker.ts';
import { asked, cleanups } from '../testing/fixtures.ts';
import { openFake } from '../testing/open-reader.ts';

const cleanup = cleanups();
const OK = { throttleTimeMs: 0, errorCode: 0 };
const NON_EMPTY_GROUP = 68;
const SUBSCRIBED = 86;
const LOADING = 14;

/** Broker 2 coordinates every group. */
const atTwo = async (...answers: Answer[]) => {
  const fake = await openFake(cleanup, (id) => [
    answer(findCoordinatorV4Peer, ({ coordinatorKeys }) => ({
      throttleTimeMs: 0,
      coordinators: coordinatorKeys.map((key) => ({
        ...{ key, nodeId: 2, host: '127.0.0.1', port: 1, errorCode: 0, errorMessage: null },
      })),
    })),
    ...(id === 2 ? answers : []),
  ]);
  // The port that FindCoordinator names is none: Metadata knows better.
  await fake.reader.readMetadata();
  return fake;
};

const PLACES = new Map([['orders', [0, 1]]]);
const refusedWith = (name: string) => ({ ok: false, error: { kafka: { name } } });

describe('changes of a group at its coordinator', () => {
  it('delete offsets row by row, and ask again while the coordinator loads', async () => {
    let calls = 0;
    const { cluster, writer } = await atTwo(
      answer(offsetDeleteV0Peer, ({ topics }) => {
        calls += 1;
        if (calls === 1) return { ...OK, errorCode: LOADING, topics: [] };
        return {
          ...OK,
          topics: topics.map(({ name, partitions }) => ({
            name,
            partitions: partitions.map(({ partitionIndex }) => ({
              partitionIndex,
              errorCode: partitionIndex === 1 ? SUBSCRIBED : 0,
            })),
          })),
        };
      }),
    );
    const rows = (await writer.deleteOffsets('g', PLACES)).get('orders');
    expect(rows?.get(0)).toEqual({ ok: true, value: true });
    expect(rows?.get(1)).toMatchObject(refusedWith('GROUP_SUBSCRIBED_TO_TOPIC'));
    expect(asked(cluster, 'OffsetDelete 0')).toBe(2);
  });

  it('refuse every row when the group is refused as a whole', async () => {
    const { writer } = await atTwo(
      answer(offsetDeleteV0Peer, () => ({ ...OK, errorCode: NON_EMPTY_GROUP, topics: [] })),
      answer(alterShareGroupOffsetsV0Peer, () => ({
        ...OK,
        errorCode: NON_EMPTY_GROUP,
        errorMessage: 'It has members.',
        responses: [],
      })),
      answer(deleteShareGroupOffsetsV0Peer, () => ({
        ...OK,
        errorCode: NON_EMPTY_GROUP,
        errorMessage: null,
        responses: [],
      })),
    );
    const deleted = (await writer.deleteOffsets('g', PLACES)).get('orders');
    const altered = await writer.alterShareOffsets('g', new Map([['orders', new Map([[0, 5n]])]]));
    const forgotten = await writer.deleteShareOffsets('g', ['orders']);
    for (const row of [
      deleted?.get(0),
      deleted?.get(1),
      altered.get('orders')?.get(0),
      forgotten.get('orders'),
    ])
      expect(row).toMatchObject(refusedWith('NON_EMPTY_GROUP'));
    expect(altered.get('orders')?.get(0)).toMatchObject({ error: { message: 'It has members.' } });
  });

  it('set and forget start offsets of share groups', async () => {
    const { writer } = await atTwo(
      answer(alterShareGroupOffsetsV0Peer, ({ topics }) => ({
        ...OK,
        errorMessage: null,
        responses: topics.map(({ topicName, partitions }) => ({
          topicName,
          topicId: ZERO_UUID,
          partitions: partitions.map(({ partitionIndex, startOffset }) => ({
            partitionIndex,
            errorCode: startOffset === 5n ? 0 : 3,
            errorMessage: null,
          })),
        })),
      })),
      answer(deleteShareGroupOffsetsV0Peer, ({ topics }) => ({
        ...OK,
        errorMessage: null,
        responses: topics.map(({ topicName }) => ({
          ...{ topicName, topicId: ZERO_UUID, errorCode: 0, errorMessage: null },
        })),
      })),
    );
    const offsets = new Map([
      [0, 5n],
      [1, 6n],
    ]);
    const rows = (await writer.alterShareOffsets('g', new Map([['orders', offsets]]))).get('orders');
    expect([rows?.get(0)?.ok, rows?.get(1)?.ok]).toEqual([true, false]);
    expect((await writer.deleteShareOffsets('g', ['orders'])).get('orders')?.ok).toBe(true);
  });

  it('delete the group, and take a static member out, each with its own answer', async () => {
    const { writer } = await atTwo(
      answer(deleteGroupsV2Peer, ({ groupsNames }) => ({
        throttleTimeMs: 0,
        results: groupsNames.map((groupId) => ({
          groupId,
          errorCode: groupId === 'live' ? NON_EMPTY_GROUP : 0,
        })),
      })),
      answer(leaveGroupV5Peer, ({ members }) => ({
        ...OK,
        members: members.map(({ memberId, groupInstanceId }) => ({
          memberId,
          groupInstanceId: groupInstanceId ?? null,
          errorCode: memberId === 'm' ? 0 : 82,
        })),
      })),
    );
    expect(await writer.deleteGroup('g')).toEqual({ ok: true, value: true });
    expect(await writer.deleteGroup('live')).toMatchObject(refusedWith('NON_EMPTY_GROUP'));
    const remove = (memberId: string) => writer.removeStaticMember('g', { instanceId: 'till', memberId });
    expect((await remove('m')).ok).toBe(true);
    expect(await remove('other')).toMatchObject(refusedWith('FENCED_INSTANCE_ID'));
  });
});

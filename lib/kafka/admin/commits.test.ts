import { describe, expect, it } from 'vitest';
import { describeShareGroupOffsetsV1Peer } from '../protocol/messages/peer/describe-share-group-offsets-v1.ts';
import { findCoordinatorV4Peer } from '../protocol/messages/peer/find-coordinator-v4.ts';
import { offsetCommitV8Peer } from '../protocol/messages/peer/offset-commit-v8.ts';
import { offsetFetchV8Peer } from '../protocol/messages/peer/offset-fetch-v8.ts';
import { ZERO_UUID } from '../protocol/uuid.ts';
import { answer } from '../testing/fake-broker.ts';
import { asked, cleanups } from '../testing/fixtures.ts';
import { listing } from '../testing/group-listing.ts';
import { openFake } from '../testing/open-reader.ts';

const cleanup = cleanups();

const committed = (partitionIndex: number, committedOffset: bigint, errorCode = 0) => ({
  partitionIndex,
  committedOffset,
  committedLeaderEpoch: -1,
  metadata: '',
  errorCode,
});

describe('readCommits', () => {
  it('reads all groups of a coordinator in one request and leaves out what is not committed', async () => {
    const { cluster, reader } = await openFake(cleanup, () => [
      answer(offsetFetchV8Peer, ({ groups }) => ({
        throttleTimeMs: 0,
        groups: groups.map(({ groupId }) => ({
          groupId,
          errorCode: groupId === 'denied' ? 30 : 0,
          topics: [
            { name: 'orders', partitions: [committed(2, 9n), committed(0, 7n), committed(1, -1n)] },
            { name: 'never', partitions: [committed(0, -1n)] },
          ],
        })),
      })),
    ]);
    const { value } = await reader.readCommits([listing('a'), listing('b'), listing('denied')]);
    expect(asked(cluster, 'OffsetFetch 8')).toBe(1);
    expect(value.get('a')).toMatchObject({
      ok: true,
      value: {
        topics: new Map([
          [
            'orders',
            [
              { partition: 0, offset: 7n },
              { partition: 2, offset: 9n },
            ],
          ],
        ]),
        brokerLag: null,
      },
    });
    expect(value.get('denied')).toMatchObject({ ok: false, error: { code: 'kafka_denied' } });
  });

  it('keeps the readable partitions of a group beside the error of another', async () => {
    const { reader } = await openFake(cleanup, () => [
      answer(offsetFetchV8Peer, ({ groups }) => ({
        throttleTimeMs: 0,
        groups: groups.map(({ groupId }) => ({
          groupId,
          errorCode: 0,
          topics: [{ name: 'orders', partitions: [committed(0, 7n), committed(1, -1n, 29)] }],
        })),
      })),
    ]);
    const { value } = await reader.readCommits([listing('a')]);
    expect(value.get('a')).toMatchObject({
      ok: true,
      value: {
        topics: new Map([['orders', [{ partition: 0, offset: 7n }]]]),
        error: { kafka: { name: 'TOPIC_AUTHORIZATION_FAILED' } },
      },
    });
  });

  it("takes a share group's lag from the broker, because it cannot be derived", async () => {
    const partition = { leaderEpoch: 0, errorCode: 0, errorMessage: null };
    const { reader } = await openFake(cleanup, () => [
      answer(describeShareGroupOffsetsV1Peer, ({ groups }) => ({
        throttleTimeMs: 0,
        groups: groups.map(({ groupId }) => ({
          groupId,
          errorCode: 0,
          errorMessage: null,
          topics: [
            {
              topicName: 'orders',
              topicId: ZERO_UUID,
              partitions: [
                { ...partition, partitionIndex: 0, startOffset: 3n, lag: 12n },
                { ...partition, partitionIndex: 1, startOffset: -1n, lag: -1n },
              ],
            },
          ],
        })),
      })),
    ]);
    const { value } = await reader.readCommits([listing('s', { type: 'share' })]);
    expect(value.get('s')).toMatchObject({
      ok: true,
      value: {
        topics: new Map([['orders', [{ partition: 0, offset: 3n }]]]),
        brokerLag: new Map([['orders', new Map([[0, 12n]])]]),
      },
    });
  });
});

describe('commitOffsets', () => {
  it('commits from outside the group, and again while the coordinator is loading', async () => {
    let asks = 0;
    const coordinator = { port: 0 };
    const { cluster, writer } = await openFake(cleanup, () => [
      answer(findCoordinatorV4Peer, ({ coordinatorKeys }) => {
        asks += 1;
        const found = { nodeId: 2, host: '127.0.0.1', ...coordinator, errorMessage: null };
        return {
          throttleTimeMs: 0,
          coordinators: coordinatorKeys.map((key) => ({ key, ...found, errorCode: asks === 1 ? 15 : 0 })),
        };
      }),
      answer(offsetCommitV8Peer, ({ generationIdOrMemberEpoch, memberId, topics }) => ({
        throttleTimeMs: 0,
        topics: topics.map(({ name, partitions }) => ({
          name,
          partitions: partitions.map(({ partitionIndex }) => ({
            partitionIndex,
            errorCode:
              generationIdOrMemberEpoch !== -1 || memberId !== ''
                ? 25
                : asks === 2
                  ? 14
                  : partitionIndex === 9
                    ? 3
                    : 0,
          })),
        })),
      })),
    ]);
    coordinator.port = cluster.brokers[1]?.port ?? 0;
    const offsets = new Map([
      [0, 5n],
      [9, 5n],
    ]);
    const result = await writer.commitOffsets('g', new Map([['orders', offsets]]));
    expect(asks).toBe(3);
    expect(result.get('orders')?.get(0)).toEqual({ ok: true, value: true });
    expect(result.get('orders')?.get(9)).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

import { describe, expect, it } from 'vitest';
import { KAFKA_ERROR } from '../protocol/error-codes.ts';
import type {
  ListPartitionReassignmentsRequest,
  ListPartitionReassignmentsResponse,
} from '../protocol/messages/list-partition-reassignments-v0.ts';
import { listPartitionReassignmentsV0Peer } from '../protocol/messages/peer/list-partition-reassignments-v0.ts';
import { answer } from '../testing/fake-broker.ts';
import { asked, cleanups } from '../testing/fixtures.ts';
import { openFake } from '../testing/open-reader.ts';

const cleanup = cleanups();

const open = (
  response: Partial<ListPartitionReassignmentsResponse>,
  seen: ListPartitionReassignmentsRequest[] = [],
) =>
  openFake(cleanup, () => [
    answer(listPartitionReassignmentsV0Peer, (request) => {
      seen.push(request);
      return { throttleTimeMs: 0, errorCode: 0, errorMessage: null, topics: [], ...response };
    }),
  ]);

describe('readReassignments', () => {
  it('asks one broker once, for every topic, and has it give up in time', async () => {
    const seen: ListPartitionReassignmentsRequest[] = [];
    const { reader, cluster } = await open({}, seen);
    expect(await reader.readReassignments({ deadlineMs: 2_000 })).toEqual(new Map());
    expect(asked(cluster, 'ListPartitionReassignments 0')).toBe(1);
    expect(seen.map(({ topics }) => topics)).toEqual([null]);
    expect(seen[0]?.timeoutMs).toBeLessThanOrEqual(2_000);
  });

  it('tells which brokers each partition comes to and leaves, by number', async () => {
    const row = (partitionIndex: number) => ({
      partitionIndex,
      replicas: [3, 1, 2],
      addingReplicas: [3],
      removingReplicas: [2],
    });
    const { reader } = await open({ topics: [{ name: 'orders', partitions: [row(1), row(0)] }] });
    const moving = { adding: [3], removing: [2] };
    expect(await reader.readReassignments()).toEqual(
      new Map([
        [
          'orders',
          [
            { partition: 0, ...moving },
            { partition: 1, ...moving },
          ],
        ],
      ]),
    );
  });

  it('rejects when it is denied', async () => {
    const { reader } = await open({ errorCode: KAFKA_ERROR.CLUSTER_AUTHORIZATION_FAILED });
    await expect(reader.readReassignments()).rejects.toMatchObject({ code: 'kafka_denied' });
  });
});

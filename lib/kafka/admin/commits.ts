import type { CommittedOffset, GroupListing, GroupOffsets } from '@/lib/domain/model/group.ts';
import type { ErrorInfo } from '@/lib/shared/app-error.ts';
import { createPacer } from '@/lib/shared/pacer.ts';
import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { describeShareGroupOffsetsV0 } from '../protocol/messages/describe-share-group-offsets-v0.ts';
import {
  type DescribeShareGroupOffsetsResponseTopic,
  describeShareGroupOffsetsV1,
} from '../protocol/messages/describe-share-group-offsets-v1.ts';
import { type OffsetFetchResponseTopics, offsetFetchV8 } from '../protocol/messages/offset-fetch-v8.ts';
import type { Fanout } from '../reader.ts';
import type { Timing } from '../timing.ts';
import { askCoordinators } from './coordinators.ts';

type Offsets = Map<string, Result<GroupOffsets>>;

/** OffsetFetch v8 for all groups of a coordinator at once; share groups have an API of their own. */
export function readCommits(
  client: ClusterClient,
  groups: readonly GroupListing[],
  timing: Timing,
): Promise<Fanout<Offsets>> {
  return askCoordinators(
    client,
    groups,
    (group) => (group.type === 'share' ? 'share' : 'offsets'),
    (brokerId, batch) => {
      const ids = batch.map((group) => group.groupId);
      return batch[0]?.type === 'share'
        ? readShareOffsets(client, brokerId, ids, timing)
        : readGroupOffsets(client, brokerId, ids, timing);
    },
    timing,
  );
}

async function readGroupOffsets(
  client: ClusterClient,
  brokerId: number,
  ids: string[],
  timing: Timing,
): Promise<Offsets> {
  const sampledAt = Date.now();
  const answer = await client.toBroker(
    brokerId,
    [offsetFetchV8],
    // Null topics: every topic the group has commits for. An open transaction's pending commits are not waited for.
    { groups: ids.map((groupId) => ({ groupId, topics: null })), requireStable: false },
    timing,
  );
  const offsets: Offsets = new Map();
  const pacer = createPacer();
  for (const { groupId, topics, errorCode } of answer.groups) {
    offsets.set(
      groupId,
      errorCode === 0
        ? ok(groupOffsets(topics, sampledAt, brokerId))
        : fail(kafkaRefusal(errorCode, null, brokerId)),
    );
    if (pacer.due()) await pacer.pause();
  }
  return offsets;
}

function groupOffsets(
  rows: readonly OffsetFetchResponseTopics[],
  sampledAt: number,
  brokerId: number,
): GroupOffsets {
  const topics = new Map<string, CommittedOffset[]>();
  let error: ErrorInfo | undefined;
  for (const { name, partitions } of rows) {
    const committed: CommittedOffset[] = [];
    for (const row of partitions) {
      if (row.errorCode !== 0) error ??= kafkaRefusal(row.errorCode, null, brokerId);
      // -1 means that nothing is committed here.
      else if (row.committedOffset >= 0n)
        committed.push({ partition: row.partitionIndex, offset: row.committedOffset });
    }
    // Copied to its size: pushing leaves room for sixteen, and this is kept for every group and topic.
    if (committed.length > 0) topics.set(name, committed.sort(byPartition).slice());
  }
  return { topics, brokerLag: null, sampledAt, ...(error && { error }) };
}

async function readShareOffsets(
  client: ClusterClient,
  brokerId: number,
  ids: string[],
  timing: Timing,
): Promise<Offsets> {
  const sampledAt = Date.now();
  const answer = await client.toBroker(
    brokerId,
    [describeShareGroupOffsetsV1, describeShareGroupOffsetsV0],
    { groups: ids.map((groupId) => ({ groupId, topics: null })) },
    timing,
  );
  return new Map(
    answer.groups.map(({ groupId, topics, errorCode, errorMessage }) => [
      groupId,
      errorCode === 0
        ? ok(shareOffsets(topics, sampledAt, brokerId))
        : fail(kafkaRefusal(errorCode, errorMessage, brokerId)),
    ]),
  );
}

/** `lag` came with version 1 of the answer (Kafka 4.3). */
type ShareTopic = Omit<DescribeShareGroupOffsetsResponseTopic, 'partitions'> & {
  partitions: readonly (Omit<DescribeShareGroupOffsetsResponseTopic['partitions'][number], 'lag'> & {
    lag?: bigint;
  })[];
};

function shareOffsets(rows: readonly ShareTopic[], sampledAt: number, brokerId: number): GroupOffsets {
  const topics = new Map<string, CommittedOffset[]>();
  const lags = new Map<string, Map<number, bigint>>();
  let error: ErrorInfo | undefined;
  for (const { topicName, partitions } of rows) {
    for (const { partitionIndex, startOffset, lag, errorCode, errorMessage } of partitions) {
      if (errorCode !== 0) {
        error ??= kafkaRefusal(errorCode, errorMessage, brokerId);
        continue;
      }
      // -1: no member has fetched from the partition yet.
      if (startOffset >= 0n)
        listIn(topics, topicName).push({ partition: partitionIndex, offset: startOffset });
      if (lag !== undefined && lag >= 0n) mapIn(lags, topicName).set(partitionIndex, lag);
    }
  }
  for (const list of topics.values()) list.sort(byPartition);
  return { topics, brokerLag: lags.size === 0 ? null : lags, sampledAt, ...(error && { error }) };
}

/** Brokers answer in no order. */
function byPartition(a: CommittedOffset, b: CommittedOffset): number {
  return a.partition - b.partition;
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

function mapIn<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const inner = map.get(key) ?? new Map<L, V>();
  map.set(key, inner);
  return inner;
}

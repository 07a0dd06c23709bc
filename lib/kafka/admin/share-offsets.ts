import type { Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { alterShareGroupOffsetsV0 } from '../protocol/messages/alter-share-group-offsets-v0.ts';
import { deleteShareGroupOffsetsV0 } from '../protocol/messages/delete-share-group-offsets-v0.ts';
import type { Timing } from '../timing.ts';
import type { OffsetAnswersByTopic, OffsetsToCommit } from '../writer.ts';
import { atCoordinator, rowResult } from './at-coordinator.ts';
import { rowsOf } from './commit-offsets.ts';

/** Start offsets of a share group (AlterShareGroupOffsets, Kafka 4.1). A refusal of the whole request is that of each partition. */
export function alterShareOffsets(
  client: ClusterClient,
  groupId: string,
  offsets: OffsetsToCommit,
  timing: Timing,
): Promise<OffsetAnswersByTopic> {
  const request = {
    groupId,
    topics: [...offsets].map(([topicName, partitions]) => ({
      topicName,
      partitions: [...partitions].map(([partitionIndex, startOffset]) => ({ partitionIndex, startOffset })),
    })),
  };
  const ask = async (coordinator: number): Promise<OffsetAnswersByTopic> => {
    const answer = await client.toBroker(coordinator, [alterShareGroupOffsetsV0], request, timing);
    if (answer.errorCode !== 0) {
      const refusal = rowResult(answer.errorCode, answer.errorMessage, coordinator);
      return new Map(
        [...offsets].map(([name, rows]) => [name, new Map([...rows.keys()].map((id) => [id, refusal]))]),
      );
    }
    return new Map(
      answer.responses.map(({ topicName, partitions }) => [
        topicName,
        new Map(
          partitions.map(({ partitionIndex, errorCode, errorMessage }) => [
            partitionIndex,
            rowResult(errorCode, errorMessage, coordinator),
          ]),
        ),
      ]),
    );
  };
  return atCoordinator(client, groupId, timing, ask, rowsOf);
}

/** Kafka forgets the offsets of whole topics only (DeleteShareGroupOffsets, Kafka 4.1). */
export function deleteShareOffsets(
  client: ClusterClient,
  groupId: string,
  topics: readonly string[],
  timing: Timing,
): Promise<Map<string, Result<true>>> {
  const request = { groupId, topics: topics.map((topicName) => ({ topicName })) };
  const ask = async (coordinator: number): Promise<Map<string, Result<true>>> => {
    const answer = await client.toBroker(coordinator, [deleteShareGroupOffsetsV0], request, timing);
    if (answer.errorCode !== 0) {
      const refusal = rowResult(answer.errorCode, answer.errorMessage, coordinator);
      return new Map(topics.map((name) => [name, refusal]));
    }
    return new Map(
      answer.responses.map(({ topicName, errorCode, errorMessage }) => [
        topicName,
        rowResult(errorCode, errorMessage, coordinator),
      ]),
    );
  };
  return atCoordinator(client, groupId, timing, ask, (rows) => [...rows.values()]);
}

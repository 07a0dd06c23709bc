import type { ClusterClient } from '../cluster-client.ts';
import { offsetDeleteV0 } from '../protocol/messages/offset-delete-v0.ts';
import type { Timing } from '../timing.ts';
import type { OffsetAnswersByTopic, PartitionsOfTopics } from '../writer.ts';
import { atCoordinator, rowResult } from './at-coordinator.ts';
import { rowsOf } from './commit-offsets.ts';

/** A refusal of the whole request is that of each partition. */
export function deleteOffsets(
  client: ClusterClient,
  groupId: string,
  partitions: PartitionsOfTopics,
  timing: Timing,
): Promise<OffsetAnswersByTopic> {
  const request = {
    groupId,
    topics: [...partitions].map(([name, ids]) => ({
      name,
      partitions: ids.map((partitionIndex) => ({ partitionIndex })),
    })),
  };
  const ask = async (coordinator: number): Promise<OffsetAnswersByTopic> => {
    const answer = await client.toBroker(coordinator, [offsetDeleteV0], request, timing);
    if (answer.errorCode !== 0) {
      const refusal = rowResult(answer.errorCode, null, coordinator);
      return new Map([...partitions].map(([name, ids]) => [name, new Map(ids.map((id) => [id, refusal]))]));
    }
    return new Map(
      answer.topics.map(({ name, partitions: rows }) => [
        name,
        new Map(
          rows.map(({ partitionIndex, errorCode }) => [
            partitionIndex,
            rowResult(errorCode, null, coordinator),
          ]),
        ),
      ]),
    );
  };
  return atCoordinator(client, groupId, timing, ask, rowsOf);
}

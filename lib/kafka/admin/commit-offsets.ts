import type { ClusterClient } from '../cluster-client.ts';
import { offsetCommitV8 } from '../protocol/messages/offset-commit-v8.ts';
import type { Timing } from '../timing.ts';
import type { OffsetAnswersByTopic, OffsetsToCommit } from '../writer.ts';
import { atCoordinator, rowResult } from './at-coordinator.ts';

/** "No generation": a commit from outside the group. */
const FROM_OUTSIDE = { generationIdOrMemberEpoch: -1, memberId: '' };

export const rowsOf = (answers: OffsetAnswersByTopic) =>
  [...answers.values()].flatMap((partitions) => [...partitions.values()]);

export function commitOffsets(
  client: ClusterClient,
  groupId: string,
  offsets: OffsetsToCommit,
  timing: Timing,
): Promise<OffsetAnswersByTopic> {
  const request = {
    groupId,
    ...FROM_OUTSIDE,
    topics: [...offsets].map(([name, partitions]) => ({
      name,
      partitions: [...partitions].map(([partitionIndex, committedOffset]) => ({
        partitionIndex,
        committedOffset,
        committedMetadata: '',
      })),
    })),
  };
  const ask = async (coordinator: number): Promise<OffsetAnswersByTopic> => {
    const answer = await client.toBroker(coordinator, [offsetCommitV8], request, timing);
    return new Map(
      answer.topics.map(({ name, partitions }) => [
        name,
        new Map(
          partitions.map(({ partitionIndex, errorCode }) => [
            partitionIndex,
            rowResult(errorCode, null, coordinator),
          ]),
        ),
      ]),
    );
  };
  return atCoordinator(client, groupId, timing, ask, rowsOf);
}

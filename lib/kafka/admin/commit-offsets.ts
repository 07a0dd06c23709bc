import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@/lib/shared/app-error.ts';
import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { fromInfo, kafkaRefusal } from '../kafka-error.ts';
import { isRetriable, KAFKA_ERROR } from '../protocol/error-codes.ts';
import { findCoordinatorV4 } from '../protocol/messages/find-coordinator-v4.ts';
import { offsetCommitV8 } from '../protocol/messages/offset-commit-v8.ts';
import { cancelled, remainingMs, type Timing } from '../timing.ts';
import type { OffsetsToCommit } from '../writer.ts';
import { GROUP_KEY } from './coordinators.ts';

const RETRY_MS = 100;
const COORDINATOR_TROUBLE: ReadonlySet<number> = new Set([
  KAFKA_ERROR.COORDINATOR_LOAD_IN_PROGRESS,
  KAFKA_ERROR.COORDINATOR_NOT_AVAILABLE,
  KAFKA_ERROR.NOT_COORDINATOR,
]);

/** "No generation": a commit from outside the group. */
const FROM_OUTSIDE = { generationIdOrMemberEpoch: -1, memberId: '' };

type Committed = Map<string, Map<number, Result<true>>>;

/** A coordinator that is moving or loading applies nothing and refuses every partition: it is asked again. */
export async function commitOffsets(
  client: ClusterClient,
  groupId: string,
  offsets: OffsetsToCommit,
  timing: Timing,
): Promise<Committed> {
  for (;;) {
    const coordinator = await findCoordinator(client, groupId, timing);
    const committed = await commitAt(client, coordinator, groupId, offsets, timing);
    const rows = [...committed.values()].flatMap((partitions) => [...partitions.values()]);
    if (!rows.every(isCoordinatorTrouble) || remainingMs(timing) < RETRY_MS) return committed;
    await pause(timing);
  }
}

async function commitAt(
  client: ClusterClient,
  coordinator: number,
  groupId: string,
  offsets: OffsetsToCommit,
  timing: Timing,
): Promise<Committed> {
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
  const answer = await client.toBroker(coordinator, [offsetCommitV8], request, timing);
  return new Map(
    answer.topics.map(({ name, partitions }) => [
      name,
      new Map(
        partitions.map(({ partitionIndex, errorCode }) => [
          partitionIndex,
          errorCode === 0 ? ok(true as const) : fail(kafkaRefusal(errorCode, null, coordinator)),
        ]),
      ),
    ]),
  );
}

function isCoordinatorTrouble(row: Result<true>): boolean {
  return !row.ok && row.error.kafka !== undefined && COORDINATOR_TROUBLE.has(row.error.kafka.code);
}

/**
 * The first question on a new cluster makes Kafka create `__consumer_offsets`; the coordinator is there some hundred
 * milliseconds later, so retriable refusals are asked again until the deadline.
 */
async function findCoordinator(client: ClusterClient, groupId: string, timing: Timing): Promise<number> {
  for (;;) {
    const request = { keyType: GROUP_KEY, coordinatorKeys: [groupId] };
    const answer = await client.toAny([findCoordinatorV4], request, timing);
    const [row] = answer.coordinators;
    if (row === undefined) {
      throw new AppError('kafka_protocol', 'The answer to FindCoordinator names no coordinator.');
    }
    if (row.errorCode === 0) {
      client.meet({ brokerId: row.nodeId, host: row.host, port: row.port });
      return row.nodeId;
    }
    if (!isRetriable(row.errorCode) || remainingMs(timing) < RETRY_MS) {
      throw fromInfo(kafkaRefusal(row.errorCode, row.errorMessage));
    }
    await pause(timing);
  }
}

async function pause(timing: Timing): Promise<void> {
  await wait(RETRY_MS);
  if (timing.signal?.aborted === true) throw cancelled();
}

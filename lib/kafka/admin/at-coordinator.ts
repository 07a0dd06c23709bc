import { setTimeout as wait } from 'node:timers/promises';
import { AppError, type ErrorInfo } from '@/lib/shared/app-error.ts';
import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { fromInfo, kafkaRefusal } from '../kafka-error.ts';
import { isRetriable, KAFKA_ERROR } from '../protocol/error-codes.ts';
import { findCoordinatorV4 } from '../protocol/messages/find-coordinator-v4.ts';
import { cancelled, remainingMs, type Timing } from '../timing.ts';
import { GROUP_KEY } from './coordinators.ts';

const RETRY_MS = 100;
const COORDINATOR_TROUBLE: ReadonlySet<number> = new Set([
  KAFKA_ERROR.COORDINATOR_LOAD_IN_PROGRESS,
  KAFKA_ERROR.COORDINATOR_NOT_AVAILABLE,
  KAFKA_ERROR.NOT_COORDINATOR,
]);

/**
 * One change of a group at its coordinator. A coordinator that is moving or loading applies nothing and refuses every row:
 * it is asked again until the deadline.
 */
export async function atCoordinator<T>(
  client: ClusterClient,
  groupId: string,
  timing: Timing,
  ask: (coordinator: number) => Promise<T>,
  rowsOf: (answer: T) => readonly Result<unknown>[],
): Promise<T> {
  for (;;) {
    const answer = await ask(await findCoordinator(client, groupId, timing));
    const rows = rowsOf(answer);
    const isTrouble = rows.length > 0 && rows.every((row) => !row.ok && isCoordinatorTrouble(row.error));
    if (!isTrouble || remainingMs(timing) < RETRY_MS) return answer;
    await pause(timing);
  }
}

const isCoordinatorTrouble = ({ kafka }: ErrorInfo): boolean =>
  kafka !== undefined && COORDINATOR_TROUBLE.has(kafka.code);

/** A row of the coordinator's answer. */
export const rowResult = (code: number, message: string | null, coordinator: number): Result<true> =>
  code === KAFKA_ERROR.NONE ? ok(true) : fail(kafkaRefusal(code, message, coordinator));

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

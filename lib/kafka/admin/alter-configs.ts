import { AppError } from '@/lib/shared/app-error.ts';
import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { incrementalAlterConfigsV1 } from '../protocol/messages/incremental-alter-configs-v1.ts';
import type { Timing } from '../timing.ts';
import type { ConfigAlteration } from '../writer.ts';
import { brokerFor, resourceOf } from './config-resources.ts';

/** Kafka's `AlterConfigOp.OpType` ids. */
const OPERATIONS = { set: 0, delete: 1, append: 2, subtract: 3 } as const;
const NO_ANSWER = -1;

export async function alterConfigs(
  client: ClusterClient,
  alterations: readonly ConfigAlteration[],
  validateOnly: boolean,
  timing: Timing,
): Promise<Result<true>[]> {
  const request = {
    resources: alterations.map(({ subject, changes }) => ({
      ...resourceOf(subject),
      configs: changes.map(({ name, operation, value }) => ({
        name,
        configOperation: OPERATIONS[operation],
        value,
      })),
    })),
    validateOnly,
  };
  const apis = [incrementalAlterConfigsV1];
  const brokerId = oneBroker(alterations);
  const answer =
    brokerId === null
      ? await client.toOne(apis, request, timing)
      : await client.toBroker(brokerId, apis, request, timing);
  return request.resources.map(({ resourceType, resourceName }) => {
    const row = answer.responses.find(
      (response) => response.resourceType === resourceType && response.resourceName === resourceName,
    );
    return row?.errorCode === 0
      ? ok(true)
      : fail(kafkaRefusal(row?.errorCode ?? NO_ANSWER, row?.errorMessage ?? null));
  });
}

function oneBroker(alterations: readonly ConfigAlteration[]): number | null {
  const [first, ...others] = new Set(alterations.map(({ subject }) => brokerFor(subject)));
  if (first === undefined || others.length > 0) {
    throw new AppError('internal', 'One request changes what one broker takes.');
  }
  return first;
}

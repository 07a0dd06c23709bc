import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { incrementalAlterConfigsV1 } from '../protocol/messages/incremental-alter-configs-v1.ts';
import type { Timing } from '../timing.ts';
import type { ConfigChange, ConfigTarget } from '../writer.ts';
import { BROKER_RESOURCE, TOPIC_RESOURCE } from './config-resources.ts';

/** Kafka's `AlterConfigOp.OpType` ids. */
const OPERATIONS = { set: 0, delete: 1, append: 2, subtract: 3 } as const;
const NO_ANSWER = -1;

export async function alterConfigs(
  client: ClusterClient,
  target: ConfigTarget,
  changes: readonly ConfigChange[],
  validateOnly: boolean,
  timing: Timing,
): Promise<Result<true>> {
  const request = {
    resources: [
      {
        resourceType: target.type === 'topic' ? TOPIC_RESOURCE : BROKER_RESOURCE,
        resourceName: nameOf(target),
        configs: changes.map(({ name, operation, value }) => ({
          name,
          configOperation: OPERATIONS[operation],
          value,
        })),
      },
    ],
    validateOnly,
  };
  const apis = [incrementalAlterConfigsV1];
  // A broker refuses changes to another broker's own values with error 42.
  const answer =
    target.type === 'broker'
      ? await client.toBroker(target.brokerId, apis, request, timing)
      : await client.toOne(apis, request, timing);
  const [row] = answer.responses;
  return row?.errorCode === 0
    ? ok(true)
    : fail(kafkaRefusal(row?.errorCode ?? NO_ANSWER, row?.errorMessage ?? null));
}

function nameOf(target: ConfigTarget): string {
  switch (target.type) {
    case 'topic':
      return target.name;
    case 'broker':
      return String(target.brokerId);
    case 'cluster':
      return '';
  }
}

import type { ConfigBoundsDto, ConfigBoundsQuery } from '@/lib/contracts/config-bounds.ts';
import { ruleOfRefusal, VALUE_PROBES } from '@/lib/domain/configs/value-probes.ts';
import type { ConfigSubject } from '@/lib/domain/model/config.ts';
import { appErrorOf } from '@/lib/shared/app-error.ts';
import type { WatchedCluster } from './cluster-registry.ts';

const DEADLINE_MS = 10_000;

/** Answers of a broker that looked at the value. */
const REFUSALS: ReadonlySet<string> = new Set(['INVALID_CONFIG', 'INVALID_REQUEST', 'POLICY_VIOLATION']);

/**
 * What Kafka takes for a key, in its own words: it is asked to validate values that it can hardly take; nothing is changed.
 * @throws AppError `kafka_denied`, `kafka_unreachable`, and whatever else says nothing about the value
 */
export async function configBounds(
  { kafka: { writer } }: WatchedCluster,
  subject: ConfigSubject,
  { key, type }: ConfigBoundsQuery,
  now: number,
): Promise<ConfigBoundsDto> {
  const options = { deadlineMs: DEADLINE_MS, validateOnly: true };
  const told = new Set<string>();
  for (const value of VALUE_PROBES[type]) {
    const change = { name: key, operation: 'set' as const, value };
    const [result] = await writer.alterConfigs([{ subject, changes: [change] }], options);
    if (result === undefined || result.ok) continue;
    const { kafka } = result.error;
    if (kafka === undefined || !REFUSALS.has(kafka.name)) throw appErrorOf(result.error);
    told.add(ruleOfRefusal(kafka.message ?? kafka.name));
  }
  return { key, told: [...told], at: now };
}

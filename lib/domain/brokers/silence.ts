import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import type { PartFailure } from '@/lib/shared/section.ts';

/** Fan-outs in which a silent broker shows; those of `ASKS_ALL` also prove that a broker answered. */
const FAN_OUTS = ['offsets', 'groups', 'commits', 'logDirs', 'topicConfigs', 'brokerConfigs'] as const;
const ASKS_ALL: readonly SectionName[] = ['groups', 'logDirs'];

/**
 * The connection-level failure that is newer than the last proof of life; a refusal (denied, unsupported) is an answer.
 */
export function brokerFailure(snapshot: ClusterSnapshot, brokerId: number): PartFailure | undefined {
  let newest: { failure: PartFailure; at: number } | undefined;
  let answeredAt = 0;
  for (const name of FAN_OUTS) {
    const section = snapshot.sections[name];
    if (!section?.ok) continue;
    const failure = section.failures.find((candidate) => candidate.brokerId === brokerId);
    const isSilent = failure && ['kafka_timeout', 'kafka_unreachable'].includes(failure.error.code);
    if (isSilent && section.collectedAt >= (newest?.at ?? 0)) newest = { failure, at: section.collectedAt };
    if (!isSilent && ASKS_ALL.includes(name)) answeredAt = Math.max(answeredAt, section.collectedAt);
  }
  return newest && newest.at > answeredAt ? newest.failure : undefined;
}

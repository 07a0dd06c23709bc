import type { ConfigResource } from '@/lib/domain/model/config.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import type { Result } from '@/lib/shared/result.ts';
import { latest, type Section } from '@/lib/shared/section.ts';
import { type Override, overridesOf } from './own-configs.ts';
import { known, type Past, unknown } from './past.ts';
import type { ConfiguredSubject } from './past-configs.ts';
import { type PastMember, pastMember } from './undo.ts';

/**
 * What is set on a resource now, as far as it tells of a moment, epoch ms: a reading that was not repeated tells nothing of
 * the time after it.
 */
export function presentConfigs(
  snapshot: ClusterSnapshot,
  subject: ConfiguredSubject,
  at: number,
): Past<ReadonlyMap<string, Override>> {
  const { topicConfigs, brokerConfigs } = snapshot.sections;
  const reading = configReading(snapshot, subject);
  if (reading === undefined)
    return unknown('Its configs are not read now: there is nothing to go back from.');
  const { result, readAt } = reading;
  if (!result.ok) return unknown(result.error.message);
  const brokerId = subject.kind === 'broker' ? Number(subject.name) : null;
  const why =
    brokerId !== null && snapshot.absentBrokers.has(brokerId)
      ? 'the broker is absent.'
      : whyNotRead(subject.kind === 'topic' ? topicConfigs : brokerConfigs, brokerId);
  return heldAt(at, { value: overridesOf(subject.kind, result.value), readAt, why });
}

/** The members a group has now, as far as they tell of a moment, epoch ms. */
export function presentMembers(
  { sections: { groups } }: ClusterSnapshot,
  groupId: string,
  at: number,
): Past<readonly PastMember[]> {
  const group = latest(groups)?.value.get(groupId);
  if (group === undefined) return unknown('Kafka does not list the group now.');
  const { description, describeError, coordinatorId } = group;
  if (description === null) return unknown(describeError?.message ?? 'Its members were not read yet.');
  return heldAt(at, {
    value: description.members.map(pastMember),
    readAt: description.describedAt,
    why: describeError?.message ?? whyNotRead(groups, coordinatorId),
  });
}

type ConfigReading = { result: Result<ConfigResource>; readAt: number };

function configReading(
  { sections }: ClusterSnapshot,
  { kind, name }: ConfiguredSubject,
): ConfigReading | undefined {
  if (kind === 'topic') {
    const read = latest(sections.topicConfigs);
    const result = read?.value.byTopic.get(name);
    return read && result && { result, readAt: read.collectedAt };
  }
  const read = latest(sections.brokerConfigs);
  if (kind === 'cluster') return read && { result: read.value.clusterDefaults, readAt: read.collectedAt };
  const result = read?.value.byBroker.get(Number(name));
  return result && { result, readAt: result.collectedAt };
}

/** Why a section, or the part of a broker in it, was not read again; null while it is. */
function whyNotRead(section: Section<unknown> | undefined, brokerId: number | null): string | null {
  if (section === undefined) return null;
  if (!section.ok) return section.error.message;
  return section.failures.find((one) => one.brokerId === brokerId)?.error.message ?? null;
}

type Held<Value> = { value: Value; readAt: number; why: string | null };

const heldAt = <Value>(at: number, { value, readAt, why }: Held<Value>): Past<Value> =>
  why !== null && at > readAt ? unknown(`Not read after ${utcDateTime(readAt)}: ${why}`) : known(value);

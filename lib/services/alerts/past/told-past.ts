import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import { BROKER_KINDS, pastBrokers } from '@/lib/domain/timeline/past-brokers.ts';
import { pastStatuses, STATUS_KINDS } from '@/lib/domain/timeline/past-statuses.ts';
import { lastingStatus } from '@/lib/domain/timeline/statuses.ts';
import { brokerStates } from '../../broker-index.ts';
import { type Looked, toldAt } from './looked.ts';
import { NONE_FINE, type Past, type PastQuery, SUBJECTS_MAX } from './past.ts';

/** Groups by the changes of their status that the timeline tells. */
export async function pastOfStatuses(query: PastQuery): Promise<Past> {
  const told = await toldAt(query, STATUS_KINDS);
  const { progress } = query.cluster.collector.snapshot();
  // Which of two that are fine it was makes no difference to a rule that is replayed.
  const statusOf = pastStatuses(told.events, (groupId) =>
    lastingStatus(progress.get(groupId)?.judgement.status, false),
  );
  return pastOfStates(query, told, ({ name }, at) => statusOf(name, at));
}

/** Brokers by what the timeline tells of their coming and going, and of their silence. */
export async function pastOfBrokers(query: PastQuery): Promise<Past> {
  const told = await toldAt(query, BROKER_KINDS);
  const snapshot = query.cluster.collector.snapshot();
  // What was read last is not what is so now.
  const states = snapshot.sections.metadata?.ok ? brokerStates(snapshot) : undefined;
  const stateOf = pastBrokers(told.events, (id) => states?.get(Number(id))?.state ?? null);
  return pastOfStates(query, told, ({ name }, at) => stateOf(name, at));
}

function pastOfStates(
  { signals }: PastQuery,
  { moments, resolutionMs }: Looked,
  stateOf: (subject: SubjectRef, at: number) => string | null,
): Past {
  const read = signals.slice(0, SUBJECTS_MAX);
  return {
    resolutionMs,
    subjects: read.map(({ subject }) => ({
      subject,
      about: '',
      samples: moments.map((at) => ({ at, value: stateOf(subject, at) })),
    })),
    fine: NONE_FINE,
    leftOut: signals.length - read.length,
    cannotKnow: [],
  };
}

import type { AbsentBroker, ClusterMetadata } from '@/lib/domain/model/snapshot.ts';
import { advanceShort } from '@/lib/domain/topics/short-of-copies.ts';
import { collectSection, DEADLINE_MS, type JobContext } from '../job-context.ts';

export function collectMetadata(context: JobContext, signal: AbortSignal): Promise<boolean> {
  return collectSection(
    context,
    'metadata',
    async () => {
      const value = await context.reader.readMetadata({ signal, deadlineMs: DEADLINE_MS });
      return (previous) => {
        const { absentBrokers, shortOfCopies } = context.store.current();
        const now = context.now();
        return {
          value,
          failures: [],
          also: {
            absentBrokers: trackAbsent(absentBrokers, previous, value, now),
            shortOfCopies: advanceShort(shortOfCopies, previous?.topics ?? null, value.topics, now),
          },
        };
      };
    },
    signal,
  );
}

/** A broker that left Metadata keeps its rack and host here until it returns or no replica is assigned to it any more. */
export function trackAbsent(
  absent: ReadonlyMap<number, AbsentBroker>,
  previous: ClusterMetadata | undefined,
  current: ClusterMetadata,
  now: number,
): ReadonlyMap<number, AbsentBroker> {
  const next = new Map<number, AbsentBroker>();
  const assigned = new Set<number>();
  for (const topic of current.topics.values()) {
    for (const partition of topic.partitions) for (const id of partition.replicas) assigned.add(id);
  }
  for (const [id, broker] of absent) if (!current.brokers.has(id)) next.set(id, broker);
  for (const [id, broker] of previous?.brokers ?? []) {
    if (!current.brokers.has(id) && !next.has(id)) next.set(id, { ...broker, absentSince: now });
  }
  for (const id of assigned) {
    if (!current.brokers.has(id) && !next.has(id)) {
      next.set(id, { brokerId: id, host: '', port: 0, rack: null, absentSince: now });
    }
  }
  for (const id of next.keys()) if (!assigned.has(id)) next.delete(id);
  return next;
}

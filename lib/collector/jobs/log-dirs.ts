import type { BrokerLogDirs } from '@/lib/domain/model/log-dir.ts';
import { collectSection, currentMetadata, DEADLINE_MS, type JobContext } from '../job-context.ts';

/** Sizes per replica and dir. A broker that does not answer keeps its last figures, which carry their own age. */
export function collectLogDirs(context: JobContext, signal: AbortSignal): Promise<boolean> {
  return collectSection(
    context,
    'logDirs',
    async (previous) => {
      const brokerIds = [...currentMetadata(context).brokers.keys()];
      const { value, failures } = await context.reader.readLogDirs(brokerIds, {
        signal,
        deadlineMs: DEADLINE_MS,
      });
      const known = new Set([...brokerIds, ...context.store.current().absentBrokers.keys()]);
      const merged = new Map<number, BrokerLogDirs>();
      for (const [brokerId, dirs] of previous ?? []) if (known.has(brokerId)) merged.set(brokerId, dirs);
      for (const [brokerId, dirs] of value) merged.set(brokerId, dirs);
      return { value: merged, failures };
    },
    signal,
  );
}

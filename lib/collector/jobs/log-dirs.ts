import { collectSection, currentMetadata, DEADLINE_MS, type JobContext } from '../job-context.ts';

/** Sizes per replica and dir. A broker that does not answer keeps its last figures, which carry their own age. */
export function collectLogDirs(context: JobContext, signal: AbortSignal): Promise<boolean> {
  return collectSection(
    context,
    'logDirs',
    async () => {
      const brokerIds = [...currentMetadata(context).brokers.keys()];
      const { value, failures } = await context.reader.readLogDirs(brokerIds, {
        signal,
        deadlineMs: DEADLINE_MS,
      });
      return (previous) => {
        const known = new Set([...brokerIds, ...context.store.current().absentBrokers.keys()]);
        const kept = [...(previous ?? [])].filter(([brokerId]) => known.has(brokerId));
        return { value: new Map([...kept, ...value]), failures };
      };
    },
    signal,
  );
}

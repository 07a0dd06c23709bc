import { latest } from '@/lib/shared/section.ts';
import { collectSection, currentMetadata, DEADLINE_MS, type JobContext } from '../job-context.ts';
import { addTurn, inTurn } from './in-turns.ts';

/** A leader lists every producer that wrote to a partition within a day. */
const PARTITIONS_A_SWEEP = 100;

/** Whether the topics that are written have producers with an id, some topics a sweep. */
export function collectProducers(context: JobContext, signal: AbortSignal): Promise<boolean> {
  return collectSection(
    context,
    'producers',
    async () => {
      const { topics } = currentMetadata(context);
      const { sections, rates } = context.store.current();
      const known = latest(sections.producers)?.value;
      const now = context.now();
      const wanted = inTurn(
        [...topics.values()].filter(
          ({ name, internal }) => !internal && (rates.get(name)?.perSecond ?? 0) > 0,
        ),
        { readAt: (name) => known?.get(name)?.readAt, now, partitionsMost: PARTITIONS_A_SWEEP },
      );
      const options = { signal, deadlineMs: DEADLINE_MS };
      const { value, failures } = await context.reader.readProducerCounts(wanted, options);
      return (previous) => {
        const read = [...value].map(([name, count]) => [name, { count, readAt: now }] as const);
        return { value: addTurn(previous, read, currentMetadata(context).topics), failures };
      };
    },
    signal,
  );
}

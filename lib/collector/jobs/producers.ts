import { latest } from '@/lib/shared/section.ts';
import { collectSection, currentMetadata, DEADLINE_MS, type JobContext } from '../job-context.ts';
import { inTurn } from './in-turns.ts';

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
      const { value, failures } =
        wanted.size === 0
          ? { value: new Map(), failures: [] }
          : await context.reader.readProducerCounts(wanted, options);
      return (previous) => {
        const listed = currentMetadata(context).topics;
        const kept = [...(previous ?? [])].filter(([name]) => listed.has(name));
        const read = [...value].map(([name, count]) => [name, { count, readAt: now }] as const);
        return { value: new Map([...kept, ...read]), failures };
      };
    },
    signal,
  );
}

import type { NewestRecord } from '@/lib/domain/model/newest-record.ts';
import type { ClusterMetadata } from '@/lib/domain/model/snapshot.ts';
import type { OffsetAnswers } from '@/lib/kafka/reader.ts';
import { ok } from '@/lib/shared/result.ts';
import { latest } from '@/lib/shared/section.ts';
import { collectSection, currentMetadata, DEADLINE_MS, type JobContext } from '../job-context.ts';

/** A broker looks for each in the last index of the log, so that all of them in one go would hold up others. */
const PARTITIONS_A_SWEEP = 300;

/** When the newest record of each topic was stamped, some topics a sweep: those never read first, then the oldest answers. */
export function collectNewestRecords(context: JobContext, signal: AbortSignal): Promise<boolean> {
  return collectSection(
    context,
    'newestRecords',
    async () => {
      const metadata = currentMetadata(context);
      const known = latest(context.store.current().sections.newestRecords)?.value;
      const wanted = nextTopics(metadata, known);
      const readAt = context.now();
      const options = { signal, deadlineMs: DEADLINE_MS };
      const { value, failures } = await context.reader.readNewestTimes(wanted, options);
      return (previous) => {
        const { topics } = currentMetadata(context);
        const kept = [...(previous ?? [])].filter(([name]) => topics.has(name));
        const read = [...value].map(([name, answers]) => [name, newest(answers, readAt)] as const);
        return { value: new Map([...kept, ...read]), failures };
      };
    },
    signal,
  );
}

/** At least one, however many partitions it has. */
function nextTopics(
  { topics }: ClusterMetadata,
  known: ReadonlyMap<string, NewestRecord> | undefined,
): Map<string, number[]> {
  const readAt = (name: string) => known?.get(name)?.readAt ?? 0;
  const wanted = new Map<string, number[]>();
  let count = 0;
  for (const { name, partitions } of [...topics.values()].sort((a, b) => readAt(a.name) - readAt(b.name))) {
    if (partitions.length === 0) continue;
    count += partitions.length;
    if (count > PARTITIONS_A_SWEEP && wanted.size > 0) break;
    wanted.set(
      name,
      partitions.map(({ partition }) => partition),
    );
  }
  return wanted;
}

/** A partition that does not tell may hold a newer one. */
function newest(answers: NonNullable<ReturnType<OffsetAnswers['get']>>, readAt: number): NewestRecord {
  let stampedAt: number | null = null;
  for (const answer of answers.values()) {
    if (!answer.ok) return { stampedAt: answer, readAt };
    if (answer.value !== null) stampedAt = Math.max(stampedAt ?? 0, Number(answer.value));
  }
  return { stampedAt: ok(stampedAt), readAt };
}

import type { NewestRecord } from '@/lib/domain/model/newest-record.ts';
import type { OffsetAnswers } from '@/lib/kafka/reader.ts';
import { ok } from '@/lib/shared/result.ts';
import { latest } from '@/lib/shared/section.ts';
import { collectSection, currentMetadata, DEADLINE_MS, type JobContext } from '../job-context.ts';
import { addTurn, inTurn } from './in-turns.ts';

/** A broker looks for each in the last index of the log, so that all of them in one go would hold up others. */
const PARTITIONS_A_SWEEP = 300;

/** When the newest record of each topic was stamped, some topics a sweep. */
export function collectNewestRecords(context: JobContext, signal: AbortSignal): Promise<boolean> {
  return collectSection(
    context,
    'newestRecords',
    async () => {
      const metadata = currentMetadata(context);
      const known = latest(context.store.current().sections.newestRecords)?.value;
      const readAt = context.now();
      const wanted = inTurn([...metadata.topics.values()], {
        readAt: (name) => known?.get(name)?.readAt,
        now: readAt,
        partitionsMost: PARTITIONS_A_SWEEP,
      });
      const options = { signal, deadlineMs: DEADLINE_MS };
      const { value, failures } = await context.reader.readNewestTimes(wanted, options);
      return (previous) => {
        const read = [...value].map(([name, answers]) => [name, newest(answers, readAt)] as const);
        return { value: addTurn(previous, read, currentMetadata(context).topics), failures };
      };
    },
    signal,
  );
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

import { advanceReassignments } from '@/lib/domain/topics/reassignments.ts';
import { latest } from '@/lib/shared/section.ts';
import { collectSection, currentMetadata, DEADLINE_MS, isAnswered, type JobContext } from '../job-context.ts';

/** What is being reassigned, since when, and whether it moves: one request. */
export async function collectReassignments(context: JobContext, signal: AbortSignal): Promise<boolean> {
  const isRead = await collectSection(
    context,
    'reassignments',
    async () => {
      currentMetadata(context);
      const moving = await context.reader.readReassignments({ signal, deadlineMs: DEADLINE_MS });
      return (previous) => {
        const { sections } = context.store.current();
        const look = {
          at: context.now(),
          logDirs: latest(sections.logDirs)?.value ?? null,
          before: latest(sections.reassignments)?.collectedAt ?? null,
        };
        return { value: advanceReassignments(previous, moving, look), failures: [] };
      };
    },
    signal,
  );
  return isRead || isAnswered(context, 'reassignments');
}

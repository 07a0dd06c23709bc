import { collectSection, currentMetadata, DEADLINE_MS, type JobContext } from '../job-context.ts';

export function collectQuorum(context: JobContext, signal: AbortSignal): Promise<boolean> {
  return collectSection(
    context,
    'quorum',
    async () => {
      currentMetadata(context);
      const value = await context.reader.readQuorum({ signal, deadlineMs: DEADLINE_MS });
      return () => ({ value, failures: [] });
    },
    signal,
  );
}

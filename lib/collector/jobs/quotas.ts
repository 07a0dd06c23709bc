import { collectSection, currentMetadata, DEADLINE_MS, isAnswered, type JobContext } from '../job-context.ts';

/** Quotas of users, client ids and addresses: one request. */
export async function collectQuotas(context: JobContext, signal: AbortSignal): Promise<boolean> {
  const isRead = await collectSection(
    context,
    'quotas',
    async () => {
      currentMetadata(context);
      const value = await context.reader.readQuotas({ signal, deadlineMs: DEADLINE_MS });
      return () => ({ value, failures: [] });
    },
    signal,
  );
  return isRead || isAnswered(context, 'quotas');
}

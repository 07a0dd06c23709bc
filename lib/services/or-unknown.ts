import { isAppError } from '@/lib/shared/app-error.ts';

/** What Kafka does not tell (denied, not in time) is undefined: the work around it goes on and says so. */
export async function orUnknown<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isAppError(error) && error.code !== 'internal') return undefined;
    throw error;
  }
}

import { ApiError } from '@/lib/client/api.ts';
import type { ErrorInfoDto } from '@/lib/contracts/common.ts';

/** What Kafka said, with the name and number of its error. */
export function refusalText({ message, kafka }: Pick<ErrorInfoDto, 'message' | 'kafka'>): string {
  return kafka === undefined ? message : `${message} ${kafka.name} (${kafka.code}).`;
}

export const failureText = (error: Error): string =>
  error instanceof ApiError ? refusalText(error) : error.message;

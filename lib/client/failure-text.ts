import type { ErrorInfoDto } from '@/lib/contracts/common.ts';

/** The message, with Kafka's own name and code where there are some: of an `ApiError` or of an error as data. */
export const failureText = ({
  message,
  kafka,
}: {
  message: string;
  kafka?: ErrorInfoDto['kafka'];
}): string => (kafka === undefined ? message : `${message} ${kafka.name} (${kafka.code}).`);

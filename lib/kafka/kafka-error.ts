import { AppError, type ErrorCode, type ErrorInfo } from '@/lib/shared/app-error.ts';
import { isRetriable, KAFKA_ERROR, kafkaErrorName } from './protocol/error-codes.ts';

/** What a refusal means to a caller. Everything else is `kafka_refused`. */
const CODES: ReadonlyMap<number, ErrorCode> = new Map<number, ErrorCode>([
  [KAFKA_ERROR.UNKNOWN_TOPIC_OR_PARTITION, 'not_found'],
  [KAFKA_ERROR.REQUEST_TIMED_OUT, 'kafka_timeout'],
  [KAFKA_ERROR.TOPIC_AUTHORIZATION_FAILED, 'kafka_denied'],
  [KAFKA_ERROR.GROUP_AUTHORIZATION_FAILED, 'kafka_denied'],
  [KAFKA_ERROR.CLUSTER_AUTHORIZATION_FAILED, 'kafka_denied'],
  [KAFKA_ERROR.TRANSACTIONAL_ID_AUTHORIZATION_FAILED, 'kafka_denied'],
  [KAFKA_ERROR.DELEGATION_TOKEN_AUTHORIZATION_FAILED, 'kafka_denied'],
  [KAFKA_ERROR.UNSUPPORTED_SASL_MECHANISM, 'kafka_auth_failed'],
  [KAFKA_ERROR.ILLEGAL_SASL_STATE, 'kafka_auth_failed'],
  [KAFKA_ERROR.SASL_AUTHENTICATION_FAILED, 'kafka_auth_failed'],
  [KAFKA_ERROR.UNSUPPORTED_VERSION, 'unsupported_by_cluster'],
  [KAFKA_ERROR.SECURITY_DISABLED, 'unsupported_by_cluster'],
  [KAFKA_ERROR.GROUP_ID_NOT_FOUND, 'not_found'],
  [KAFKA_ERROR.RESOURCE_NOT_FOUND, 'not_found'],
  [KAFKA_ERROR.UNKNOWN_TOPIC_ID, 'not_found'],
  [KAFKA_ERROR.TRANSACTIONAL_ID_NOT_FOUND, 'not_found'],
]);

/** Plain words for the answers that an operator meets most. */
const TEXTS: ReadonlyMap<number, string> = new Map([
  [KAFKA_ERROR.UNKNOWN_TOPIC_OR_PARTITION, 'The broker does not know this topic or partition.'],
  [KAFKA_ERROR.LEADER_NOT_AVAILABLE, 'The partition has no leader.'],
  [KAFKA_ERROR.NOT_LEADER_OR_FOLLOWER, 'The partition has just moved to another leader.'],
  [KAFKA_ERROR.COORDINATOR_LOAD_IN_PROGRESS, 'The group coordinator is still loading its groups.'],
  [KAFKA_ERROR.COORDINATOR_NOT_AVAILABLE, 'The group coordinator is not available.'],
  [KAFKA_ERROR.NOT_COORDINATOR, 'The group has just moved to another coordinator.'],
  [KAFKA_ERROR.TOPIC_AUTHORIZATION_FAILED, 'Kafka does not allow Highwater this on the topic.'],
  [KAFKA_ERROR.GROUP_AUTHORIZATION_FAILED, 'Highwater may not read this group.'],
  [KAFKA_ERROR.CLUSTER_AUTHORIZATION_FAILED, 'Highwater may not do this on the cluster.'],
  [KAFKA_ERROR.UNSUPPORTED_VERSION, 'The broker has this feature switched off or does not offer it.'],
  [KAFKA_ERROR.SECURITY_DISABLED, 'No authorizer is configured on the broker.'],
  [KAFKA_ERROR.GROUP_ID_NOT_FOUND, 'The group does not exist.'],
]);

/** Kafka's refusal as data. `message` is the broker's own text, when it gave one. */
export function kafkaRefusal(code: number, message: string | null, brokerId?: number): ErrorInfo {
  const name = kafkaErrorName(code);
  const said = message === null || message === '' ? null : message;
  return {
    code: CODES.get(code) ?? 'kafka_refused',
    message: said ?? TEXTS.get(code) ?? `Kafka refused with ${name}.`,
    retryable: isRetriable(code),
    kafka: { code, name, message: said },
    ...(brokerId !== undefined && { brokerId }),
  };
}

/** The broker's own text, in the versions of an answer that carry one. */
export function errorMessageOf(row: object): string | null {
  return 'errorMessage' in row && typeof row.errorMessage === 'string' ? row.errorMessage : null;
}

/** Throws when a whole answer is a refusal. */
export function throwIfRefused(code: number, message: string | null, brokerId?: number): void {
  if (code === KAFKA_ERROR.NONE) return;
  throw fromInfo(kafkaRefusal(code, message, brokerId));
}

/** The way back from data to an exception. */
export function fromInfo({ code, message, ...options }: ErrorInfo, cause?: unknown): AppError {
  return new AppError(code, message, {
    retryable: options.retryable,
    ...(options.kafka && { kafka: options.kafka }),
    ...(options.brokerId !== undefined && { brokerId: options.brokerId }),
    ...(cause !== undefined && { cause }),
  });
}

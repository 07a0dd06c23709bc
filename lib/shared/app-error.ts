/**
 * Every failure that may reach a caller is one of these codes; the HTTP status follows from the code alone.
 * Kafka's own refusals keep their name and number in `ErrorInfo.kafka`.
 */
export const ERROR_STATUS = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  origin_refused: 403,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  conflict: 409,
  cursor_expired: 410,
  payload_too_large: 413,
  unsupported_media_type: 415,
  unsupported_by_cluster: 422,
  kafka_refused: 422,
  kafka_denied: 403,
  kafka_auth_failed: 502,
  kafka_unreachable: 502,
  kafka_protocol: 502,
  kafka_timeout: 504,
  not_ready: 503,
  cancelled: 499,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;
export const ERROR_CODES = Object.keys(ERROR_STATUS) as ErrorCode[];

/** Kafka's answer in its own words: the number and name from `org.apache.kafka.common.protocol.Errors`. */
export type KafkaErrorInfo = { code: number; name: string; message: string | null };

/** Of a key that changed meanwhile: what it was for who asks, what it is, what it was to become. Null = unknown or secret. */
export type ConflictInfo = { base: string | null; theirs: string | null; yours: string | null };

/** The serialisable, public part of an error: no stack, no internals, no secrets. */
export type ErrorInfo = {
  code: ErrorCode;
  message: string;
  retryable: boolean;
  kafka?: KafkaErrorInfo | undefined;
  brokerId?: number | undefined;
  /** Name of the input field that caused it, for 4xx answers. */
  field?: string | undefined;
  conflict?: ConflictInfo | undefined;
};

export type AppErrorOptions = {
  retryable?: boolean;
  kafka?: KafkaErrorInfo;
  brokerId?: number;
  field?: string;
  conflict?: ConflictInfo;
  cause?: unknown;
  /** Internal context for the log; never sent to a caller. */
  context?: Record<string, unknown>;
};

/** Next bundles this module once per entry, so `instanceof` fails between instrumentation and routes; the brand does not. */
const BRAND = Symbol.for('highwater.app-error');

/** `message` is public: it must hold nothing that a stranger may not read. */
export class AppError extends Error {
  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly kafka: KafkaErrorInfo | undefined;
  readonly brokerId: number | undefined;
  readonly field: string | undefined;
  readonly conflict: ConflictInfo | undefined;
  readonly context: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.kafka = options.kafka;
    this.brokerId = options.brokerId;
    this.field = options.field;
    this.conflict = options.conflict;
    this.context = options.context;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }

  toInfo(): ErrorInfo {
    return {
      code: this.code,
      message: this.message,
      retryable: this.retryable,
      ...(this.kafka && { kafka: this.kafka }),
      ...(this.brokerId !== undefined && { brokerId: this.brokerId }),
      ...(this.field !== undefined && { field: this.field }),
      ...(this.conflict && { conflict: this.conflict }),
    };
  }
}

/** The error that an item of an answer carried as data, to be thrown. */
export function appErrorOf({ code, message, ...options }: ErrorInfo): AppError {
  const { kafka, brokerId, field, conflict } = options;
  return new AppError(code, message, {
    retryable: options.retryable,
    ...(kafka && { kafka }),
    ...(brokerId !== undefined && { brokerId }),
    ...(field !== undefined && { field }),
    ...(conflict && { conflict }),
  });
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && BRAND in error;
}

/** An unknown failure becomes `internal` with a fixed public text; the original stays as `cause` for the log. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  return new AppError('internal', 'Something failed inside Highwater; the log has the details.', {
    cause: error,
  });
}

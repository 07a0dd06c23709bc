import { AppError, type ErrorCode, toAppError } from '@/lib/shared/app-error.ts';

/** When several addresses fail, the one that says most decides the code. */
const TELLING: readonly ErrorCode[] = [
  'kafka_auth_failed',
  'kafka_denied',
  'unsupported_by_cluster',
  'kafka_refused',
  'kafka_protocol',
  'kafka_timeout',
  'kafka_unreachable',
];

const MESSAGES_MAX = 3;

/**
 * Asks the candidates in order and takes the first answer: the next one is asked as soon as one fails, or when it has
 * been silent for `staggerMs`, so that one frozen broker costs a moment and not the whole deadline.
 */
export function firstAnswer<C, T>(
  candidates: readonly C[],
  staggerMs: number,
  ask: (candidate: C) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const errors: AppError[] = [];
    let next = 0;
    let timer: NodeJS.Timeout | undefined;
    const start = (): void => {
      clearTimeout(timer);
      const candidate = candidates[next];
      if (candidate === undefined) return;
      next += 1;
      if (next < candidates.length) timer = setTimeout(start, staggerMs);
      ask(candidate).then(
        (value) => {
          clearTimeout(timer);
          next = candidates.length;
          resolve(value);
        },
        (cause: unknown) => {
          const error = toAppError(cause);
          errors.push(error);
          if (errors.length === candidates.length || error.code === 'cancelled') {
            clearTimeout(timer);
            next = candidates.length;
            reject(worst(errors));
          } else {
            start();
          }
        },
      );
    };
    if (candidates.length === 0) reject(new AppError('kafka_unreachable', 'No broker is known.'));
    else start();
  });
}

/** One error for all of them: the most telling code, the messages of the first few. */
export function worst(errors: readonly AppError[]): AppError {
  const cancelled = errors.find((error) => error.code === 'cancelled');
  if (cancelled !== undefined) return cancelled;
  const rank = (error: AppError): number => {
    const index = TELLING.indexOf(error.code);
    return index < 0 ? TELLING.length : index;
  };
  const ranked = [...errors].sort((a, b) => rank(a) - rank(b));
  const [first] = ranked;
  if (first === undefined) return new AppError('kafka_unreachable', 'No broker is known.');
  const messages = [...new Set(ranked.map((error) => error.message))];
  if (messages.length === 1) return first;
  return new AppError(first.code, messages.slice(0, MESSAGES_MAX).join(' '), {
    retryable: first.retryable,
    ...(first.kafka && { kafka: first.kafka }),
    cause: first,
  });
}

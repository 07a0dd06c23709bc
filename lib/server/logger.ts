import { type Logger, pino } from 'pino';

/** JSON lines on standard output. Secrets never reach it: what is logged is named, not whole requests or configs. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.password', '*.clientSecret', '*.key', '*.secrets', '*.authorization'],
      censor: '[redacted]',
    },
  });
}

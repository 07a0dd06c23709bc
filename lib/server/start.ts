import { answerBeforeNext } from './known-answers.ts';
import { runtime } from './runtime.ts';

/** Later than any request may take; then the process ends whatever still hangs. */
const STOP_DEADLINE_MS = 10_000;

/** Starts collecting with the process and ends everything with it. A start that fails ends the process with the reason. */
export async function startServer(): Promise<void> {
  try {
    const { stop, logger, env } = await runtime();
    answerBeforeNext({
      allowedHosts: env.HIGHWATER_ALLOWED_HOSTS,
      onError: (error) => logger.error({ err: error }, 'an answer was not sent'),
    });
    const onSignal = (signal: NodeJS.Signals) => {
      logger.info({ signal }, 'stopping');
      setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
      stop().then(
        () => process.exit(0),
        (error) => {
          logger.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
    };
    process.once('SIGTERM', onSignal);
    process.once('SIGINT', onSignal);
  } catch (error) {
    process.stderr.write(`Highwater cannot start: ${reasons(error).join(': ')}\n`);
    process.exit(1);
  }
}

/** The messages of an error and its causes: the outermost says what failed, the innermost why. */
function reasons(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  return error.cause === undefined ? [error.message] : [error.message, ...reasons(error.cause)];
}

// What a person sees while a script prepares things: one line per step.
const tty = process.stdout.isTTY === true;
const paint = (code, text) => (tty ? `\x1b[${code}m${text}\x1b[0m` : text);

export const heading = (text) => console.log(paint('1', text));
export const doing = (text) => console.log(`  ${paint('2', '…')} ${text}`);
export const done = (text) => console.log(`  ${paint('32', '✓')} ${text}`);
export const problem = (text) => console.error(`  ${paint('31', '✗')} ${text}`);

/** For failures that the user can do something about: shown without a stack. */
export class UserError extends Error {}

/** Runs `main`; a `UserError` is printed, any other error with its stack. The exit code is then 1. */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    problem(error instanceof UserError ? error.message : (error?.stack ?? String(error)));
    process.exitCode = 1;
  }
}

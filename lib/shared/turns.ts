import { setImmediate } from 'node:timers/promises';

/**
 * Each call resolves in a turn of the event loop of its own, in the order of the calls: what is large and wanted by many at
 * once does not hold the loop for as long as all of it takes.
 */
export function createTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => setImmediate());
    return last;
  };
}

/**
 * The server's time as seen from this browser, whatever the browser's own clock says. Every answer tells the time it
 * was made (the Date header, whole seconds). Delay and rounding can only make `servedAt - now` smaller, so the largest
 * difference among the recent answers is the best estimate, and an answer that was kept for a while never makes data
 * look younger.
 */
export type ServerClock = {
  /** Takes the server's time of an answer that arrived just now. Epoch ms. */
  observe(servedAt: number): void;
  /** The server's time now, epoch ms. */
  now(): number;
};

/** Only recent answers count, so that a corrected browser clock is followed within a minute or two. */
const REMEMBERED = 20;

export function createServerClock(localNow: () => number): ServerClock {
  const differences: number[] = [];
  return {
    observe(servedAt) {
      differences.push(servedAt - localNow());
      if (differences.length > REMEMBERED) differences.shift();
    },
    now: () => localNow() + (differences.length === 0 ? 0 : Math.max(...differences)),
  };
}

export const serverClock: ServerClock = createServerClock(Date.now);

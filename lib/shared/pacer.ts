import { singleton } from './singleton.ts';
import { createTurns } from './turns.ts';

/** Well below the 50 ms that nothing may hold the event loop for: answers and a collection of garbage share the turn. */
const SLICE_MS = 8;

/** One slice a turn in the whole process: five jobs at once would hold it for five slices. */
const ownTurn = singleton('slices', createTurns);

/** When the first slice of the present turn of the event loop began, as `performance.now()` tells; null before. */
const turn = singleton('turn', (): { startedAt: number | null } => ({ startedAt: null }));

/** Answers that arrive together are begun in one turn: they share its slice. */
function turnStart(): number {
  if (turn.startedAt === null) {
    turn.startedAt = performance.now();
    setImmediate(() => {
      turn.startedAt = null;
    });
  }
  return turn.startedAt;
}

/** Tells a long synchronous loop when to give way, so that decoding a large answer never holds the event loop. */
export type Pacer = {
  /** True when the current slice is used up: `if (pacer.due()) await pacer.pause();` */
  due(): boolean;
  pause(): Promise<void>;
};

export function createPacer(sliceMs = SLICE_MS): Pacer {
  let sliceEnd = turnStart() + sliceMs;
  return {
    due: () => performance.now() >= sliceEnd,
    pause: async () => {
      await ownTurn();
      sliceEnd = performance.now() + sliceMs;
    },
  };
}

/** Runs a stepped decoder to its end, giving way whenever a slice is used up. */
export async function inSlices<T>(
  steps: Generator<undefined, T, undefined>,
  pacer = createPacer(),
): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (pacer.due()) await pacer.pause();
  }
}

/** One repeated piece of work. `run` must honour the signal and never overlap itself. */
export type Job<Name extends string> = {
  name: Name;
  intervalMs: number;
  run: (signal: AbortSignal) => Promise<{ ok: boolean }>;
};

export type Schedule<Name extends string> = {
  /** Runs a job now (or right after its present run), whatever the budget says; resolves when that run ended. */
  trigger(name: Name): Promise<void>;
  /** Aborts what runs, waits for it to end, starts nothing more. */
  stop(): Promise<void>;
};

const BACKOFF_MAX_MS = 30_000;

type State = {
  timer: NodeJS.Timeout | undefined;
  running: Promise<void> | undefined;
  failures: number;
  /** The next run was put off once already. */
  isHeld: boolean;
};

/**
 * Runs each job at its own pace. A failing job backs off exponentially with jitter up to 30 s, so that many Highwaters
 * do not return to a recovering cluster in step.
 * @param delayMs how long to hold the next run back (request budget). What people ask for fills the budget too, so that a
 *   run is put off once, for its own interval at most: nobody makes the data of all others grow old.
 */
export function createSchedule<Name extends string>(
  jobs: readonly Job<Name>[],
  delayMs: () => number,
  random: () => number = Math.random,
): Schedule<Name> {
  const abort = new AbortController();
  const states = new Map<Name, State>();

  function plan(job: Job<Name>, state: State, inMs: number): void {
    if (abort.signal.aborted) return;
    clearTimeout(state.timer);
    state.timer = setTimeout(() => void start(job, state), inMs);
  }

  function start(job: Job<Name>, state: State, isUrgent = false): Promise<void> {
    if (state.running) return state.running;
    clearTimeout(state.timer);
    state.running = execute(job, state, isUrgent).finally(() => {
      state.running = undefined;
    });
    return state.running;
  }

  async function execute(job: Job<Name>, state: State, isUrgent: boolean): Promise<void> {
    const heldMs = isUrgent || state.isHeld ? 0 : Math.min(delayMs(), job.intervalMs);
    state.isHeld = heldMs > 0;
    if (state.isHeld) {
      plan(job, state, heldMs);
      return;
    }
    const { ok } = await job.run(abort.signal);
    state.failures = ok ? 0 : state.failures + 1;
    plan(job, state, nextDelay(job.intervalMs, state.failures, random));
  }

  for (const job of jobs) {
    const state: State = { timer: undefined, running: undefined, failures: 0, isHeld: false };
    states.set(job.name, state);
    plan(job, state, 0);
  }

  return {
    async trigger(name) {
      const job = jobs.find((candidate) => candidate.name === name);
      const state = states.get(name);
      if (!job || !state || abort.signal.aborted) return;
      await state.running;
      await start(job, state, true);
    },
    async stop() {
      abort.abort();
      for (const state of states.values()) clearTimeout(state.timer);
      await Promise.all([...states.values()].map((state) => state.running));
    },
  };
}

export function nextDelay(intervalMs: number, failures: number, random: () => number): number {
  if (failures === 0) return intervalMs;
  const backoff = Math.min(BACKOFF_MAX_MS, Math.max(intervalMs, 1_000) * 2 ** Math.min(failures - 1, 10));
  return Math.max(Math.min(intervalMs, 1_000), backoff * (0.5 + random() / 2));
}

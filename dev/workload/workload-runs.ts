/** The line that `main.ts` prints when producers and groups are up; the demo waits for it. */
export const WORKLOAD_RUNS = 'the workload runs';

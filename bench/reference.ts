import type { ProcessGuard } from '../dev/process/process-guard.ts';
import { startJavaProgram } from '../dev/scale/java-program.ts';

/** One full collection by Kafka's own AdminClient. */
export type ReferenceRun = {
  totalMs: number;
  phasesMs: Record<string, number>;
  counts: Record<string, number>;
};

export type Reference = {
  readonly pid: number;
  /** One collection in the warm process. */
  run(): Promise<ReferenceRun>;
  stop(): Promise<void>;
};

const START_TIMEOUT_MS = 60_000;
const RUN_TIMEOUT_MS = 60_000;

/** Starts the Java process that the collection is compared with; connected after its first run. */
export async function startReference(guard: ProcessGuard, bootstrap: readonly string[]): Promise<Reference> {
  const program = await startJavaProgram(guard, 'Reference.java', [bootstrap.join(',')]);
  const answer = async (timeoutMs: number): Promise<unknown> => {
    const line = await program.nextLine(timeoutMs);
    if (line === undefined) throw new Error('The Java reference ended');
    return JSON.parse(line);
  };
  await answer(START_TIMEOUT_MS);
  return {
    pid: program.pid,
    run: async () => {
      program.writeLine('run');
      return (await answer(RUN_TIMEOUT_MS)) as ReferenceRun;
    },
    stop: () => program.finish(),
  };
}

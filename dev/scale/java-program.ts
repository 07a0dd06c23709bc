import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { kafkaClasspath } from '../kafka/classpath.ts';
import { JAVA, javaArguments } from '../kafka/java.ts';
import type { ProcessGuard } from '../process/process-guard.ts';

/** The JVM's own choices on a server: what `javaArguments` saves on for tests would flatter whoever is compared with it. */
export const SERVER_JVM = ['-XX:-UseSerialGC', '-XX:+UseG1GC', '-XX:TieredStopAtLevel=4'];

const VERSION = '4.3.1';
const STOP_GRACE_MS = 30_000;

/** A Java source file of this folder that runs with Kafka's client library and talks in lines. */
export type JavaProgram = {
  readonly pid: number;
  /** The next line of its output; `undefined` when it ended. Rejects when neither happens in time. */
  nextLine(timeoutMs: number): Promise<string | undefined>;
  writeLine(line: string): void;
  endInput(): void;
  /** Ends its input and waits for its end, 30 s at most; rejects when it ended with an error. */
  finish(): Promise<void>;
};

/** Java compiles the file while starting it. Its errors go to our standard error. */
export async function startJavaProgram(
  guard: ProcessGuard,
  file: 'Fill.java' | 'Live.java' | 'Reference.java',
  args: readonly string[],
): Promise<JavaProgram> {
  const jvm = javaArguments({
    version: VERSION,
    classpath: await kafkaClasspath(VERSION),
    heapMb: 1_024,
    // A client warns of every retry while new topics spread; what matters rejects and is printed as an exception.
    log: { level: 'ERROR', stream: 'stderr' },
    flags: SERVER_JVM,
  });
  const source = fileURLToPath(new URL(`./${file}`, import.meta.url));
  const running = await guard.start(JAVA, [...jvm, source, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = running.child;
  if (stdin === null || stdout === null) throw new Error(`${file} has no pipes`);
  // EPIPE when it died: `nextLine` and `finish` tell.
  stdin.on('error', () => stdin.destroy());
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();

  return {
    pid: running.pid,
    async nextLine(timeoutMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        const error = new Error(`${file} printed nothing for ${timeoutMs / 1000} s`);
        timer = setTimeout(() => reject(error), timeoutMs);
      });
      try {
        const next = await Promise.race([lines.next(), late]);
        return next.done === true ? undefined : next.value;
      } finally {
        clearTimeout(timer);
      }
    },
    writeLine: (line) => void stdin.write(`${line}\n`),
    endInput: () => void stdin.end(),
    async finish() {
      stdin.end();
      const timer = setTimeout(() => running.signal('SIGKILL'), STOP_GRACE_MS);
      const { code, signal } = await running.exited;
      clearTimeout(timer);
      if (code !== 0) throw new Error(`${file} ended with ${code ?? signal}`);
    },
  };
}

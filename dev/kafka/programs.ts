import { createInterface } from 'node:readline';
import type { GuardedProcess, ProcessGuard } from '../process/process-guard.ts';
import { run } from '../process/run.ts';
import type { KafkaVersion } from './classpath.ts';
import { compiledOnce } from './compile.ts';
import { JAVA, javaArguments } from './java.ts';

/** A program of Kafka's that comes to an end. */
export type Program = { main: string; args: readonly string[]; input?: string; timeoutMs: number };

/** Resolves with its standard output; rejects with what it complained about when it fails or takes too long. */
export type RunProgram = (program: Program) => Promise<string>;

type Java = { version: KafkaVersion; classpath: string };

const HEAP_MB = 128;
const LOG = { level: 'WARN', stream: 'stderr' } as const;

/** Arguments of `java` for one program. */
export const programCommand = (
  { version, classpath }: Java,
  { main, args }: Pick<Program, 'main' | 'args'>,
): string[] => [...javaArguments({ version, classpath, heapMb: HEAP_MB, log: LOG }), main, ...args];

export const inJvmsOfTheirOwn =
  (version: KafkaVersion, classpath: string): RunProgram =>
  ({ main, args, ...options }) =>
    run(JAVA, programCommand({ version, classpath }, { main, args }), options);

const HOST = 'ProgramHost';
/** Until the first answer the JVM starts and loads its classes. */
const START_MS = 30_000;

/** One after the other in one JVM, which the first of them starts and the guard ends. */
export function inOneJvm(version: KafkaVersion, classpath: string, guard: ProcessGuard): RunProgram {
  let host: Host | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const runNow = async ({ timeoutMs, ...program }: Program): Promise<string> => {
    const isNew = host?.process.running() !== true;
    if (host === undefined || isNew) host = await startHost({ version, classpath }, guard);
    const { code, printed, complaints } = await host.ask({
      ...program,
      timeoutMs: timeoutMs + (isNew ? START_MS : 0),
    });
    if (code === 0) return printed;
    throw new Error(
      `${program.main} ended with ${code}: ${`${printed}\n${complaints}`.trim().slice(-2_000)}`,
    );
  };
  return (program) => {
    const result = last.then(() => runNow(program));
    last = result.catch(() => undefined); // who asked for it is told
    return result;
  };
}

type Answer = { code: number; printed: string; complaints: string };
type Host = { process: GuardedProcess; ask(program: Program): Promise<Answer> };

async function startHost({ version, classpath }: Java, guard: ProcessGuard): Promise<Host> {
  const java = { version, classpath: `${classpath}:${await compiledOnce(HOST, version)}` };
  const command = programCommand(java, { main: HOST, args: [] });
  const process = await guard.start(JAVA, command, { stdio: ['pipe', 'pipe', 'ignore'] });
  const { stdin, stdout } = process.child;
  if (stdin === null || stdout === null) throw new Error('The program host has no standard input or output');
  stdin.on('error', () => process.signal('SIGKILL'));
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return {
    process,
    async ask({ main, args, input = '', timeoutMs }) {
      const timer = setTimeout(() => process.signal('SIGKILL'), timeoutMs);
      try {
        stdin.write(`${[input, main, ...args].map(encode).join(' ')}\n`);
        const { done, value } = await lines.next();
        if (done === true) {
          await process.exited;
          throw new Error(`${main} was killed after ${timeoutMs} ms, or its JVM ended`);
        }
        const [code, printed = '', complaints = ''] = value.split(' ');
        return { code: Number(code), printed: decode(printed), complaints: decode(complaints) };
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

const encode = (text: string): string => Buffer.from(text).toString('base64');
const decode = (text: string): string => Buffer.from(text, 'base64').toString();

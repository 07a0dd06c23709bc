import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { poll } from '../process/poll.ts';
import type { GuardedProcess, ProcessExit, ProcessGuard } from '../process/process-guard.ts';
import { JAVA } from './java.ts';
import type { NodeLayout } from './layout.ts';

export type Broker = {
  readonly id: number;
  readonly host: string;
  readonly port: number;
  /** Of the running process; of the last one when it is stopped. */
  readonly pid: number;
  readonly rack: string;
  readonly logDirs: readonly string[];
  /** Resolves when the process that runs now is gone, for whatever reason. */
  exited(): Promise<ProcessExit>;
  /** Clean shutdown (SIGTERM); SIGKILL when it takes longer than `graceMs`, by default 20 s. */
  stop(graceMs?: number): Promise<void>;
  /** SIGKILL: no controlled shutdown, unclean log. */
  kill(): Promise<void>;
  /** SIGSTOP: connections stay open and nothing answers. */
  freeze(): void;
  resume(): void;
  /** Starts it again (after a clean stop if it runs) on the same port and data; resolves when it serves. */
  restart(): Promise<void>;
};

const STARTED = 'Kafka Server started';
/** After an unclean stop the logs of thousands of partitions are recovered first. */
const START_TIMEOUT_MS = 240_000;
const STOP_GRACE_MS = 20_000;
const LOG_EXCERPT_CHARS = 3_000;

type Launch = { node: NodeLayout; guard: ProcessGuard; javaArgs: readonly string[] };

/** Starts one node; `ready` resolves when the broker is registered, unfenced and serving. */
export async function launchBroker({
  node,
  guard,
  javaArgs,
}: Launch): Promise<Broker & { ready: Promise<void> }> {
  const logFile = join(node.directory, 'server.log');
  let running = await spawnNode(node, guard, javaArgs, logFile);

  return {
    id: node.id,
    host: '127.0.0.1',
    port: node.role === 'controller' ? node.ports.controller : node.ports.client,
    rack: node.rack,
    logDirs: node.logDirs,
    get pid() {
      return running.pid;
    },
    exited: () => running.exited,
    ready: serving(running, node, logFile),
    async stop(graceMs = STOP_GRACE_MS) {
      await running.stop(graceMs);
    },
    async kill() {
      await running.kill();
    },
    freeze: () => running.signal('SIGSTOP'),
    resume: () => running.signal('SIGCONT'),
    async restart() {
      await running.stop(STOP_GRACE_MS);
      running = await spawnNode(node, guard, javaArgs, logFile);
      await serving(running, node, logFile);
    },
  };
}

/** Output goes to a file, not to a pipe: the broker must not depend on how busy this process is. */
async function spawnNode(
  node: NodeLayout,
  guard: ProcessGuard,
  javaArgs: readonly string[],
  logFile: string,
): Promise<GuardedProcess> {
  await rename(logFile, `${logFile}.previous`).catch(() => undefined);
  const log = await open(logFile, 'w');
  try {
    return await guard.start(JAVA, javaArgs, { cwd: node.directory, stdio: ['ignore', log.fd, log.fd] });
  } finally {
    await log.close();
  }
}

async function serving(running: GuardedProcess, node: NodeLayout, logFile: string): Promise<void> {
  await poll(
    async () => {
      const log = await readFile(logFile, 'utf8');
      if (!running.running()) {
        throw new Error(`Broker ${node.id} ended while starting:\n${log.slice(-LOG_EXCERPT_CHARS)}`);
      }
      return log.includes(STARTED);
    },
    { what: `broker ${node.id} to start (${logFile})`, timeoutMs: START_TIMEOUT_MS, intervalMs: 200 },
  );
}

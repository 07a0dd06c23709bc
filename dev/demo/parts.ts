import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MEMORY_ENV, MEMORY_FLAG, YOUNG_FLAG } from '../../scripts/support/memory.mjs';
import { poll } from '../process/poll.ts';
import { freePorts, isPortFree } from '../process/ports.ts';
import type { GuardedProcess, ProcessGuard } from '../process/process-guard.ts';
import { WORKLOAD_RUNS } from '../workload/workload-runs.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PREFERRED_PORT = 3_000;
const READY_TIMEOUT_MS = 90_000;
const PREPARED_TIMEOUT_MS = 180_000;
const ANSWER_TIMEOUT_MS = 3_000;

/** A process of the demo; its output is in `logFile`. */
export type Part = { name: string; process: GuardedProcess; logFile: string };

type Start = { guard: ProcessGuard; directory: string; bootstrap: readonly string[] };

/** Starts the workload and resolves when it runs; what it does until then goes to `onProgress`. */
export async function startWorkloadPart(
  { guard, directory, bootstrap }: Start,
  onProgress: (line: string) => void,
): Promise<Part> {
  let runs = false;
  const part = await startPart(
    { name: 'the workload', guard, logFile: join(directory, 'workload.log') },
    ['--import', 'tsx', 'dev/workload/main.ts', '--bootstrap', bootstrap.join(',')],
    process.env,
    (line) => {
      runs ||= line === WORKLOAD_RUNS;
      onProgress(line);
    },
  );
  await poll(() => runs || ended(part), {
    what: `the workload to start (${part.logFile})`,
    timeoutMs: PREPARED_TIMEOUT_MS,
  });
  return part;
}

/** Starts the production server on a free loopback port and resolves when it says that it is ready. */
export async function startServerPart(
  { guard, directory, bootstrap }: Start,
  serverFile: string,
): Promise<{ part: Part; url: string }> {
  const port = (await isPortFree(PREFERRED_PORT)) ? PREFERRED_PORT : (await freePorts(1))[0];
  const url = `http://127.0.0.1:${port}`;
  const part = await startPart(
    { name: 'the server', guard, logFile: join(directory, 'server.log') },
    [MEMORY_FLAG, YOUNG_FLAG, serverFile],
    {
      ...withoutOwnSettings(process.env),
      ...MEMORY_ENV,
      HOSTNAME: '127.0.0.1',
      PORT: String(port),
      NEXT_MANUAL_SIG_HANDLE: 'true',
      HIGHWATER_BOOTSTRAP: bootstrap.join(','),
      HIGHWATER_CLUSTER_NAME: 'shop-eu1',
      HIGHWATER_ENVIRONMENT: 'demo',
      HIGHWATER_WRITABLE: 'true',
      HIGHWATER_RECORD_TIMESTAMPS: 'true',
      HIGHWATER_DATA_DIR: join(directory, 'data'),
      HIGHWATER_SECRET_KEY: await secretKey(join(directory, 'secret-key')),
    },
  );
  await poll(async () => (await isReady(url)) || ended(part), {
    what: `${url} to be ready (${part.logFile})`,
    timeoutMs: READY_TIMEOUT_MS,
    intervalMs: 250,
  });
  return { part, url };
}

async function startPart(
  { name, guard, logFile }: { name: string; guard: ProcessGuard; logFile: string },
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onLine: (line: string) => void = () => undefined,
): Promise<Part> {
  const log = createWriteStream(logFile);
  const started = await guard.start(process.execPath, args, {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [started.child.stdout, started.child.stderr]) {
    if (stream)
      createInterface({ input: stream }).on('line', (line) => log.write(`${line}\n`) && onLine(line));
  }
  void started.exited.then(() => log.end());
  return { name, process: started, logFile };
}

/** Ends the wait for a part that will never be ready. */
function ended(part: Part): false {
  if (part.process.running()) return false;
  throw new Error(`${part.name} ended while starting; its output is in ${part.logFile}`);
}

async function isReady(url: string): Promise<boolean> {
  return await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) }).then(
    async (response) => {
      await response.body?.cancel();
      return response.ok;
    },
    () => false,
  );
}

/** The demo shows its own cluster, whatever the user's shell has set for a real one. */
function withoutOwnSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('HIGHWATER_') && name !== 'DATABASE_URL'),
  ) as NodeJS.ProcessEnv;
}

/** Made once: clusters added in the demo's form stay readable on the next start. */
async function secretKey(file: string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return kept;
  const made = randomBytes(32).toString('base64url');
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

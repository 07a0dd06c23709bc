import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { poll } from '../dev/process/poll.ts';
import { freePorts } from '../dev/process/ports.ts';
import type { ProcessGuard } from '../dev/process/process-guard.ts';
import { ensureBuild } from '../scripts/support/build.mjs';
import { MEMORY_ENV, YOUNG_FLAG } from '../scripts/support/memory.mjs';

export const CLUSTER = 'bench';

/** What happened in the server since it was last asked; see probe.mjs. */
export type ProbeReading = {
  /** Longest time the event loop was late, waiting for a core included. */
  lateMsMax: number;
  /** Longest time it was late while the process computed. */
  heldMsMax: number;
  /** How often it was held for more than 50 ms. */
  heldLong: number;
  gcMsMax: number;
  rssBytes: number;
  heapUsedBytes: number;
  /** What V8 holds for the heap; the rest of the resident memory is code, other threads and what C and C++ hold. */
  heapTotalBytes: number;
};

export type BenchServer = {
  readonly url: string;
  /** API path of the cluster under test. */
  readonly api: string;
  /** `collect` frees garbage first. */
  probe(command: 'read' | 'collect'): Promise<ProbeReading>;
  stop(): Promise<void>;
};

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROBE = new URL('./probe.mjs', import.meta.url).href;
const STOP_GRACE_MS = 15_000;
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 20;

/** Builds the product when its sources changed, so that no start measured later has to. */
export const prepareServer = (): Promise<string> => ensureBuild();

/** Starts the production server as `npm start` does, with a data directory of its own; does not wait for it. */
export async function startServer(guard: ProcessGuard, bootstrap: readonly string[]): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'highwater-bench-'));
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const logFile = join(dataDir, 'server.log');
  const running = await guard.start(
    process.execPath,
    [YOUNG_FLAG, '--expose-gc', '--import', PROBE, 'scripts/start.mjs'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...withoutOwnSettings(process.env),
        ...MEMORY_ENV,
        HIGHWATER_BOOTSTRAP: bootstrap.join(','),
        HIGHWATER_CLUSTER_NAME: CLUSTER,
        HIGHWATER_DATA_DIR: dataDir,
        HIGHWATER_PORT: String(port),
        HIGHWATER_LOG_LEVEL: 'warn',
      },
    },
  );
  const { child } = running;
  const log = createWriteStream(logFile);
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  void running.exited.then(() => log.end());
  return {
    url,
    api: `${url}/api/v1/clusters/${CLUSTER}`,
    async probe(command) {
      if (!running.running()) throw new Error(`The server ended:\n${await readFile(logFile, 'utf8')}`);
      const answer = once(child, 'message');
      child.send(command);
      const [reading] = await answer;
      return reading as ProbeReading;
    },
    async stop() {
      await running.stop(STOP_GRACE_MS);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Resolves when the endpoint answers 200 with a body that `isReady` accepts; nothing listens at first. */
export async function waitForAnswer<Body>(
  url: string,
  what: string,
  isReady: (body: Body) => boolean,
): Promise<void> {
  await poll(
    async () => {
      const response = await fetch(url).catch(() => undefined);
      if (response === undefined) return false;
      const body: unknown = await response.json();
      return response.ok && isReady(body as Body);
    },
    { what, timeoutMs: START_TIMEOUT_MS, intervalMs: POLL_MS },
  );
}

/** Waits until every section was collected once, so that nothing measured afterwards is a first time. */
export async function waitUntilComplete({ api }: BenchServer): Promise<void> {
  type Overview = { sections: { status: string }[] };
  for (const list of ['topics', 'groups', 'brokers']) {
    await waitForAnswer<Overview>(`${api}/${list}?limit=1`, `the ${list} to be complete`, ({ sections }) =>
      sections.every(({ status }) => status === 'ok'),
    );
  }
}

/** The run's own settings, whatever the user's shell has set for a real cluster. */
function withoutOwnSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('HIGHWATER_') && name !== 'DATABASE_URL'),
  ) as NodeJS.ProcessEnv;
}

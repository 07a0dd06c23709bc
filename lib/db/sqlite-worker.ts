import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { toAppError } from '@/lib/shared/app-error.ts';
import { invariant } from '@/lib/shared/assert.ts';
import { SQLITE } from './dialect.ts';
import { migrate } from './migrate.ts';
import { createPrismaStore } from './prisma-store.ts';
import { openSqlite } from './sqlite-client.ts';
import type { Store } from './store.ts';
import type { WorkerRequest, WorkerResponse, WorkerStart } from './worker-protocol.ts';

// libsql blocks its thread for each whole statement; in here that costs nobody else.
const port = parentPort;
invariant(port, 'the SQLite worker runs as a worker thread');
const { url, migrations, history }: WorkerStart = workerData;

const opened = open();
opened.catch(() => undefined); // each request reports it

async function open(): Promise<Store> {
  mkdirSync(dirname(url.replace(/^file:/, '')), { recursive: true });
  const client = openSqlite(url);
  await client.$queryRawUnsafe('PRAGMA journal_mode = WAL');
  await migrate(client, migrations);
  return createPrismaStore(client, SQLITE, history);
}

// One at a time and in order: there is one connection, and a later call must see an earlier one's effect.
let queue: Promise<void> = Promise.resolve();
port.on('message', (request: WorkerRequest) => {
  queue = queue.then(() => answer(request)).then((response) => port.postMessage(response));
});

async function answer({ id, method, args }: WorkerRequest): Promise<WorkerResponse> {
  try {
    const store = await opened;
    const call = store[method] as (...values: unknown[]) => Promise<unknown>;
    return { id, ok: true, value: await call(...args) };
  } catch (error) {
    return { id, ok: false, error: toAppError(error).toInfo(), internal: String(error) };
  }
}

import { Worker } from 'node:worker_threads';
import { AppError } from '@/lib/shared/app-error.ts';
import type { Store } from './store.ts';
import type { StoreMethod, WorkerRequest, WorkerResponse, WorkerStart } from './worker-protocol.ts';

/** A database that does not answer must not hold up a page. */
const DEADLINE_MS = 30_000;

/**
 * Outside the bundle (tests, command line) the worker is TypeScript, which a worker of Node 20 cannot load by itself.
 * The bundler inlines the variable, and import.meta.url is the source's in both.
 */
const UNBUNDLED = process.env.NEXT_RUNTIME === undefined;

/** V8 gives the youngest objects 32 MiB and keeps them; rows that are read and gone need a tenth. */
const LIMITS = { maxYoungGenerationSizeMb: 8 };

function spawn(workerData: WorkerStart): Worker {
  if (!UNBUNDLED)
    return new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData, resourceLimits: LIMITS });
  const entry = JSON.stringify(new URL('./sqlite-worker.ts', import.meta.url).href);
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${entry}); });`;
  return new Worker(load, { eval: true, workerData, resourceLimits: LIMITS });
}

type Pending = { resolve: (value: unknown) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };

/** The same store, with the work done in a thread of its own. Rejects everything pending when the thread ends. */
export function createWorkerStore(start: WorkerStart): Store {
  const worker = spawn(start);
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let ended: AppError | undefined;

  const settle = (id: number): Pending | undefined => {
    const entry = pending.get(id);
    if (entry) clearTimeout(entry.timer);
    pending.delete(id);
    return entry;
  };
  const end = (cause: unknown) => {
    ended = new AppError('not_ready', 'The database is not available.', { cause });
    for (const id of [...pending.keys()]) settle(id)?.reject(ended);
  };

  worker.on('message', (response: WorkerResponse) => {
    const entry = settle(response.id);
    if (response.ok) entry?.resolve(response.value);
    else entry?.reject(revive(response));
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`database worker ended with ${code}`)));

  const call = (method: StoreMethod, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      const id = nextId++;
      const timer = setTimeout(() => {
        settle(id)?.reject(
          new AppError('not_ready', `The database did not answer in ${DEADLINE_MS / 1000} s.`),
        );
      }, DEADLINE_MS);
      timer.unref();
      pending.set(id, { resolve, reject, timer });
      worker.postMessage({ id, method, args } satisfies WorkerRequest);
    });

  const forward =
    <Method extends StoreMethod>(method: Method) =>
    (...args: Parameters<Store[Method]>) =>
      call(method, args) as ReturnType<Store[Method]>;

  return {
    listClusters: forward('listClusters'),
    saveCluster: forward('saveCluster'),
    deleteCluster: forward('deleteCluster'),
    saveChange: forward('saveChange'),
    findChange: forward('findChange'),
    listChanges: forward('listChanges'),
    saveOffsets: forward('saveOffsets'),
    findOffsets: forward('findOffsets'),
    saveWatch: forward('saveWatch'),
    readWatch: forward('readWatch'),
    saveAcceptance: forward('saveAcceptance'),
    listAcceptances: forward('listAcceptances'),
    saveTeamMapping: forward('saveTeamMapping'),
    listTeamMappings: forward('listTeamMappings'),
    deleteTeamMapping: forward('deleteTeamMapping'),
    saveFindings: forward('saveFindings'),
    listOpenFindings: forward('listOpenFindings'),
    listFixedFindings: forward('listFixedFindings'),
    saveTally: forward('saveTally'),
    listTallies: forward('listTallies'),
    appendReadings: forward('appendReadings'),
    readSeries: forward('readSeries'),
    seriesNames: forward('seriesNames'),
    historyUsage: forward('historyUsage'),
    pruneHistory: forward('pruneHistory'),
    appendEvents: forward('appendEvents'),
    listEvents: forward('listEvents'),
    heardAt: forward('heardAt'),
    eventsCompleteFrom: forward('eventsCompleteFrom'),
    deleteEvents: forward('deleteEvents'),
    pruneEvents: forward('pruneEvents'),
    listAlertRules: forward('listAlertRules'),
    saveAlertRule: forward('saveAlertRule'),
    deleteAlertRule: forward('deleteAlertRule'),
    listAlertChannels: forward('listAlertChannels'),
    saveAlertChannel: forward('saveAlertChannel'),
    deleteAlertChannel: forward('deleteAlertChannel'),
    listAlertWindows: forward('listAlertWindows'),
    saveAlertWindow: forward('saveAlertWindow'),
    deleteAlertWindow: forward('deleteAlertWindow'),
    openAlerts: forward('openAlerts'),
    listAlerts: forward('listAlerts'),
    findAlert: forward('findAlert'),
    commitAlerts: forward('commitAlerts'),
    saveAlertAck: forward('saveAlertAck'),
    listAlertAcks: forward('listAlertAcks'),
    waitingDeliveries: forward('waitingDeliveries'),
    listDeliveries: forward('listDeliveries'),
    updateDelivery: forward('updateDelivery'),
    countAlerts: forward('countAlerts'),
    takeLease: forward('takeLease'),
    releaseLease: forward('releaseLease'),
    ping: forward('ping'),
    async close() {
      if (!ended) await call('close', []);
      await worker.terminate();
    },
  };
}

function revive({ error, internal }: Extract<WorkerResponse, { ok: false }>): AppError {
  return new AppError(error.code, error.message, {
    retryable: error.retryable,
    context: { internal },
    ...(error.field !== undefined && { field: error.field }),
  });
}

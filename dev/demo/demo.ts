import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { STATE_DIR } from '../kafka/classpath.ts';
import { startCluster } from '../kafka/cluster.ts';
import { createProcessGuard } from '../process/process-guard.ts';
import { type Part, startServerPart, startWorkloadPart } from './parts.ts';
import { claimRun, type RunState } from './run-state.ts';

export type DemoOptions = {
  /** The built server program. */
  server: string;
  /** Throw away what earlier runs left. */
  fresh: boolean;
  say: { doing(text: string): void; done(text: string): void; problem(text: string): void };
};

const DIRECTORY = join(STATE_DIR, 'demo');
const PART_GRACE_MS = 8_000;
const LOG_EXCERPT_LINES = 15;

/** Stops what was started, last first. */
type Stops = (() => Promise<unknown>)[];
type Death = { name: string; logFile: string };

/** Runs the demo until a signal or until a part of it dies; resolves when everything is stopped. */
export async function runDemo({ server, fresh, say }: DemoOptions): Promise<void> {
  const signalled = firstSignal();
  const run = await claimRun(DIRECTORY);
  const stops: Stops = [run.release];
  const started = start({ server, fresh, say, run, stops });
  // Awaited in the race below; a failure after a signal must not surface as unhandled.
  started.catch(() => undefined);
  try {
    const outcome = await Promise.race([started, signalled]);
    if (outcome !== 'signal') await reportEnd(await Promise.race([outcome.died, signalled]), say);
  } finally {
    say.doing('stopping');
    for (const stop of stops.toReversed()) await stop().catch((error: Error) => say.problem(error.message));
    say.done('everything is stopped');
  }
}

type Context = DemoOptions & { run: RunState; stops: Stops };

async function start({ server, fresh, say, run, stops }: Context): Promise<{ died: Promise<Death> }> {
  if (fresh) {
    for (const kept of ['kafka', 'data']) await rm(join(DIRECTORY, kept), { recursive: true, force: true });
  }
  const cluster = await startCluster({ dataDir: join(DIRECTORY, 'kafka'), onProgress: say.doing });
  stops.push(() => cluster.stop());
  say.done(`Apache Kafka ${cluster.version} on ${cluster.bootstrap.join(', ')}`);
  await run.update({ url: null, brokerPids: cluster.brokers.map(({ pid }) => pid) });

  const guard = createProcessGuard();
  stops.push(() => guard.close());
  const common = { guard, directory: DIRECTORY, bootstrap: cluster.bootstrap };
  const [workload, { part: web, url }] = await Promise.all([
    startWorkloadPart(common, say.doing),
    startServerPart(common, server),
  ]);
  const parts: Part[] = [workload, web];
  stops.push(() => Promise.all(parts.map((part) => part.process.stop(PART_GRACE_MS))));
  await run.update({ url, brokerPids: cluster.brokers.map(({ pid }) => pid) });
  say.done('workload and server run');

  console.log(`\n  Open ${url}\n`);
  console.log('  Ctrl-C stops everything. The data is kept; npm run demo -- --fresh starts over.\n');

  const deaths = [
    ...parts.map(({ name, logFile, process }) => process.exited.then(() => ({ name, logFile }))),
    ...cluster.brokers.map(({ id, exited }) => {
      const logFile = join(cluster.dataDir, `broker-${id}`, 'server.log');
      return exited().then(() => ({ name: `broker ${id}`, logFile }));
    }),
  ];
  return { died: Promise.race(deaths) };
}

/** Later signals end at once: the guards stop what still runs. */
function firstSignal(): Promise<'signal'> {
  return new Promise((resolve) => {
    let received = false;
    const onSignal = () => {
      if (received) process.exit(130);
      received = true;
      resolve('signal');
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
}

async function reportEnd(outcome: Death | 'signal', say: DemoOptions['say']): Promise<void> {
  if (outcome === 'signal') return;
  const log = await readFile(outcome.logFile, 'utf8').catch(() => '');
  const end = log.trimEnd().split('\n').slice(-LOG_EXCERPT_LINES).join('\n');
  say.problem(`${outcome.name} ended, so the demo ends. The end of ${outcome.logFile}:\n${end}`);
  process.exitCode = 1;
}

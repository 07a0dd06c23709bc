import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../process/is-alive.ts';
import { poll } from '../process/poll.ts';

/** Who runs the demo on this data right now; kept in `run.json`. */
type Run = { pid: number; url: string | null; brokerPids: number[] };

/** A killed demo's processes end within the grace of the guard that watches them. */
const ORPHANS_TIMEOUT_MS = 20_000;

export type RunState = {
  update(run: Omit<Run, 'pid'>): Promise<void>;
  release(): Promise<void>;
};

/**
 * Claims the demo's data for this process. Rejects when another demo works on it; waits for the brokers of one that was
 * killed a moment ago.
 */
export async function claimRun(directory: string): Promise<RunState> {
  const file = join(directory, 'run.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const last = text === undefined ? undefined : (JSON.parse(text) as Run);
  if (last && isAlive(last.pid)) {
    throw new Error(`The demo already runs (process ${last.pid})${last.url ? ` at ${last.url}` : ''}.`);
  }
  if (last) {
    await poll(() => !last.brokerPids.some(isAlive), {
      what: `the brokers of the last run (${last.brokerPids.join(', ')}) to end`,
      timeoutMs: ORPHANS_TIMEOUT_MS,
    });
  }
  const update = async (run: Omit<Run, 'pid'>) => {
    await writeFile(file, JSON.stringify({ pid: process.pid, ...run }));
  };
  await mkdir(directory, { recursive: true });
  await update({ url: null, brokerPids: [] });
  return { update, release: () => rm(file, { force: true }) };
}

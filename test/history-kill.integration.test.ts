import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '@/lib/db/open-store.ts';
import { openSqlite } from '@/lib/db/sqlite-client.ts';
import { type Postgres, startPostgres } from './postgres.ts';

const dir = mkdtempSync(join(tmpdir(), 'highwater-kill-'));
const STEP = 10_000;
let postgres: Postgres | undefined;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(() => {
  postgres?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const urls = {
  sqlite: () => `file:${join(dir, 'history.db')}`,
  postgres: () => {
    if (!postgres)
      throw new Error('Install the PostgreSQL server package to run this test (Debian: postgresql)');
    return postgres.url;
  },
};

/** The moments a writer was told are kept, until it is killed in the middle of the next. */
async function writeUntilKilled(url: string, start: number, count: number): Promise<number[]> {
  const writer = spawn(
    process.execPath,
    ['--import', 'tsx', 'test/fixtures/history-writer.ts', url, String(start)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(writer, 'exit');
  const told: number[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    told.push(Number(line));
    if (told.length === count) writer.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return told;
}

it.each(['sqlite', 'postgres'] as const)(
  'loses no reading that was flushed when the process is killed, and goes on where it was: %s',
  async (database) => {
    const url = urls[database]();
    const first = await writeUntilKilled(url, STEP, 40);
    const resumed = 100 * STEP;
    const second = await writeUntilKilled(url, resumed, 25);
    if (database === 'sqlite') {
      const client = openSqlite(url);
      expect(await client.$queryRawUnsafe('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      await client.$disconnect();
    }

    const store = await openStore(url);
    const read = (resolutionMs: number) =>
      store.readSeries({
        clusterId: 'killed',
        series: ['a', 'b'].map((name) => ({ kind: 'group', name, metric: 'lag' })),
        resolutionMs,
        from: 0,
        to: 1_000 * STEP,
      });
    const [a = [], b = []] = await read(STEP);
    expect(b, 'a flush is kept for all of its series or for none').toEqual(a);
    const kept = a.map(({ at }) => at);
    expect(kept).toEqual(expect.arrayContaining([...first, ...second]));
    // What was being written when the process ended may be there: one flush of each.
    expect(kept.length).toBeLessThanOrEqual(first.length + second.length + 2);
    expect(
      kept.filter((at) => at > Math.max(...first) + STEP && at < resumed),
      'the time between',
    ).toEqual([]);
    const coarse = (await read(600_000))[0]?.reduce((most, { max }) => Math.max(most, max), 0);
    expect(coarse, 'every resolution has it').toBe(Math.max(...kept));
    await store.close();
  },
);

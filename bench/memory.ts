import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { run } from '../dev/process/run.ts';
import { sum } from './collect.ts';
import type { BenchContext } from './context.ts';
import { runLoad } from './load.ts';
import type { Row, SectionReport } from './report.ts';
import { type ProbeReading, prepareServer, startServer, waitUntilComplete } from './server.ts';
import type { SnapshotSize } from './snapshot-size.ts';
import { mib } from './stats.ts';

const SNAPSHOT_SIZE = fileURLToPath(new URL('./snapshot-size.ts', import.meta.url));
const SNAPSHOT_TIMEOUT_MS = 240_000;
/** Every job of the collector runs in it. */
const WINDOW_MS = 75_000;
const CLIENTS = 20;
const REQUESTS_PER_PAGE = 500;

const PARTITION_BYTES_MOST = 400;
const COMMIT_BYTES_MOST = 300;
const HELD_MS_MOST = 50;
const RSS_MIB_MOST = 300;

const PAGES = ['', '/brokers', '/topics', '/topics?limit=5000', '/groups', '/groups?sort=-lag&limit=5000'];

/** What a snapshot weighs, and what the server weighs and how long it was held, idle and with twenty clients. */
export async function measureMemory({ bootstrap, guard, say }: BenchContext): Promise<SectionReport> {
  say('weighing a snapshot');
  const args = ['--expose-gc', '--import', 'tsx', SNAPSHOT_SIZE, bootstrap.join(',')];
  const size = JSON.parse(
    await run(process.execPath, args, { timeoutMs: SNAPSHOT_TIMEOUT_MS }),
  ) as SnapshotSize;

  await prepareServer();
  const server = await startServer(guard, bootstrap);
  try {
    await waitUntilComplete(server);
    const starting = await server.probe('read');
    say(`watching the idle server for ${WINDOW_MS / 1000} s`);
    await delay(WINDOW_MS);
    const idle = await server.probe('read');
    say(`asking it with ${CLIENTS} clients`);
    const end = performance.now() + WINDOW_MS;
    while (performance.now() < end) {
      for (const page of PAGES) {
        await runLoad({ url: `${server.api}${page}`, clients: CLIENTS, requests: REQUESTS_PER_PAGE });
      }
    }
    const loaded = await server.probe('read');
    const collected = await server.probe('collect');
    const readings = { starting, idle, loaded, collected };
    return {
      section: 'memory',
      rows: [...snapshotRows(size), ...serverRows(readings)],
      details: { size, ...readings },
    };
  } finally {
    await server.stop();
  }
}

function snapshotRows({ bytes, partitions, groups, committed }: SnapshotSize): Row[] {
  const perOffset = (bytes.commits ?? 0) + (bytes.progress ?? 0);
  const perGroup = bytes.groups ?? 0;
  const total = sum(Object.values(bytes));
  const parts = Object.entries(bytes)
    .toSorted(([, a], [, b]) => b - a)
    .map(([part, size]) => `${part} ${(size / 1024).toFixed(0)} KiB`);
  return [
    { what: 'snapshot, all of it', value: mib(total), unit: 'MiB', beside: parts.join(', ') },
    {
      what: 'per partition, without the groups',
      value: (total - perOffset - perGroup) / partitions,
      unit: 'bytes',
      most: PARTITION_BYTES_MOST,
      beside: `${partitions} partitions; ${(total / partitions).toFixed(0)} bytes with them`,
    },
    {
      what: 'commits and progress per committed offset',
      value: perOffset / committed,
      unit: 'bytes',
      most: COMMIT_BYTES_MOST,
      beside: `${committed} offsets`,
    },
    { what: 'per group, without its offsets', value: perGroup / groups, unit: 'bytes' },
  ];
}

type Readings = Record<'starting' | 'idle' | 'loaded' | 'collected', ProbeReading>;

function serverRows({ starting, idle, loaded, collected }: Readings): Row[] {
  const held = (what: string, reading: ProbeReading, most?: number): Row => ({
    what: `event loop held at most, ${what}`,
    value: reading.heldMsMax,
    unit: 'ms',
    ...(most !== undefined && { most }),
    beside:
      `${reading.heldLong} times over ${HELD_MS_MOST} ms; late by ${reading.lateMsMax.toFixed(0)} ms with waiting ` +
      `for a core; longest garbage collection ${reading.gcMsMax.toFixed(0)} ms`,
  });
  const rss = (what: string, reading: ProbeReading, most?: number): Row => ({
    what: `resident memory, ${what}`,
    value: mib(reading.rssBytes),
    unit: 'MiB',
    ...(most !== undefined && { most }),
    beside: `heap ${mib(reading.heapUsedBytes).toFixed(0)} MiB`,
  });
  return [
    held('while starting', starting),
    held('idle', idle, HELD_MS_MOST),
    held(`${CLIENTS} clients`, loaded, HELD_MS_MOST),
    rss('idle', idle, RSS_MIB_MOST),
    rss(`after ${CLIENTS} clients`, loaded),
    rss('then with garbage collected', collected),
  ];
}

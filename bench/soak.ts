import { setTimeout as delay } from 'node:timers/promises';
import type { BenchContext } from './context.ts';
import { runLoad } from './load.ts';
import type { SectionReport } from './report.ts';
import { type ProbeReading, prepareServer, startServer, waitUntilComplete } from './server.ts';
import { mean, mib } from './stats.ts';

const MINUTE_MS = 60_000;
/** Trails, log ends and answers fill up at first: five minutes of trail, and the answers that are asked for. */
const WARM_UP_MINUTES = 8;
const MINUTES = 30;
/** The mean of so many minutes at both ends is compared: one reading has what was under way. */
const MEAN_MINUTES = 6;
/** Log ends of two hours are kept by the minute: half an hour adds a quarter of them. */
const GROWTH_MOST = 1.1;
const CLIENTS = 5;
const REQUESTS_PER_PAGE = 50;
const PAGES = ['', '/topics?limit=200', '/groups?sort=-lag&limit=200', '/audit', '/timeline', '/alerts'];

/** What the server holds after garbage was collected, minute by minute, while it watches and is asked. */
export async function measureSoak({ bootstrap, guard, say }: BenchContext): Promise<SectionReport> {
  await prepareServer();
  const server = await startServer(guard, bootstrap);
  try {
    await waitUntilComplete(server);
    const readings: ProbeReading[] = [];
    for (let minute = -WARM_UP_MINUTES; minute < MINUTES; minute += 1) {
      const end = performance.now() + MINUTE_MS;
      for (const page of PAGES) {
        await runLoad({ url: `${server.api}${page}`, clients: CLIENTS, requests: REQUESTS_PER_PAGE });
      }
      await delay(Math.max(0, end - performance.now()));
      const reading = await server.probe('collect');
      say(
        `minute ${minute + 1}: heap ${mib(reading.heapUsedBytes).toFixed(1)} of ${mib(reading.heapTotalBytes).toFixed(0)} MiB, ` +
          `${mib(reading.rssBytes).toFixed(0)} resident`,
      );
      if (minute >= 0) readings.push(reading);
    }
    const heap = (part: readonly ProbeReading[]) => mean(part.map(({ heapUsedBytes }) => mib(heapUsedBytes)));
    const rss = (part: readonly ProbeReading[]) => mean(part.map(({ rssBytes }) => mib(rssBytes)));
    const first = readings.slice(0, MEAN_MINUTES);
    const last = readings.slice(-MEAN_MINUTES);
    return {
      section: 'soak',
      rows: [
        {
          what: `heap after collection, last ${MEAN_MINUTES} of ${MINUTES} minutes against the first`,
          value: heap(last) / heap(first),
          unit: 'x',
          most: GROWTH_MOST,
          beside: `${heap(first).toFixed(1)} to ${heap(last).toFixed(1)} MiB`,
        },
        {
          what: 'resident memory, the same',
          value: rss(last) / rss(first),
          unit: 'x',
          most: GROWTH_MOST,
          beside: `${rss(first).toFixed(0)} to ${rss(last).toFixed(0)} MiB`,
        },
      ],
      details: { readings },
    };
  } finally {
    await server.stop();
  }
}

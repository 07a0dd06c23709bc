import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { CHROMIUM } from '../dev/process/chromium.ts';
import type { BenchContext } from './context.ts';
import type { Row, SectionReport } from './report.ts';
import { type BenchServer, CLUSTER, prepareServer, startServer, waitUntilComplete } from './server.ts';
import { median, percentile } from './stats.ts';

const LOADS = 6;
const PAINTED_MOST_S = 1.5;
/** Two frames of a 60 Hz screen: a reader sees no jerk. */
const FRAME_MS_MOST = 34;
/** About 7,000 pixels a second at 60 Hz: a fast wheel. */
const PIXELS_PER_FRAME = 120;
const TABLE = 'div:has(> table)';
const PLAIN_COLUMNS = 12;
const PROBE = fileURLToPath(new URL('./page-probe.js', import.meta.url));
const VIEWPORT = { width: 1440, height: 1000 };

type Loaded = { paintedMs: number; requests: number; nodes: number; longTasks: number[] };

/** The list of all topics in Chromium: until its rows are painted, and how evenly it scrolls to its end. */
export async function measureBrowser({ bootstrap, guard, facts, say }: BenchContext): Promise<SectionReport> {
  await prepareServer();
  const server = await startServer(guard, bootstrap);
  const browser = await chromium.launch(CHROMIUM);
  try {
    await waitUntilComplete(server);
    const loads: Loaded[] = [];
    for (let i = 0; i <= LOADS; i += 1) {
      const load = await inPage(browser, server, readLoad);
      // The first loads the page's code in the server and in the browser.
      if (i > 0) loads.push(load);
      say(`load ${i}: rows after ${load.paintedMs.toFixed(0)} ms`);
    }
    const scrolled = await inPage(browser, server, (page) => scroll(page, facts.topics));
    const plain = await scrollPlain(browser, facts.topics);
    return { section: 'browser', rows: rowsOf(loads, scrolled, plain), details: { loads, scrolled, plain } };
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** A context of its own each time: no cache, no cookie, as somebody who comes for the first time. */
async function inPage<T>(
  browser: Browser,
  { url }: BenchServer,
  measure: (page: Page, requests: number) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    await context.addInitScript({ path: PROBE });
    const page = await context.newPage();
    let requests = 0;
    page.on('request', () => {
      requests += 1;
    });
    await page.goto(`${url}/c/${CLUSTER}/topics`, { waitUntil: 'load' });
    await page.waitForFunction('benchProbe.painted !== undefined');
    return await measure(page, requests);
  } finally {
    await context.close();
  }
}

async function readLoad(page: Page, requests: number): Promise<Loaded> {
  const { paintedMs, nodes, longTasks } = await page.evaluate<Omit<Loaded, 'requests'>>(
    `({
      paintedMs: benchProbe.painted,
      nodes: document.querySelectorAll('*').length,
      longTasks: benchProbe.longTasks,
    })`,
  );
  return { paintedMs, nodes, longTasks, requests };
}

type Scrolled = { frames: number[]; longTasks: number[] };

async function scroll(page: Page, topics: number): Promise<Scrolled> {
  // Hydrated, and the first live update over.
  await page.waitForLoadState('load');
  await page.evaluate('benchProbe.longTasks.length = 0');
  const frames = await page.evaluate<number[]>(`benchProbe.scroll('${TABLE}', ${PIXELS_PER_FRAME})`);
  // The last row must arrive: an even scroll over placeholders would show nothing.
  await page.waitForFunction(
    `[...document.querySelectorAll('tbody tr[aria-rowindex="${topics + 1}"]')].some((row) => row.textContent !== '')`,
  );
  return { frames, longTasks: await page.evaluate<number[]>('benchProbe.longTasks') };
}

/** What this browser takes on this machine for a table of as many rows without any script: the reference. */
async function scrollPlain(browser: Browser, rows: number): Promise<number[]> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    await context.addInitScript({ path: PROBE });
    const page = await context.newPage();
    await page.setContent(plainTable(rows));
    return await page.evaluate<number[]>(`benchProbe.scroll('${TABLE}', ${PIXELS_PER_FRAME})`);
  } finally {
    await context.close();
  }
}

function plainTable(rows: number): string {
  const cells = `<td>${Array.from({ length: PLAIN_COLUMNS }, (_, column) => 1000 + column).join('</td><td>')}</td>`;
  return `<!doctype html><style>
      div { height: 760px; overflow: auto }
      table { width: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 0; font: 13px sans-serif }
      td { height: 32px; padding: 0 8px; border-bottom: 1px solid #ddd }
    </style><div><table>${`<tr>${cells}</tr>`.repeat(rows)}</table></div>`;
}

function rowsOf(loads: readonly Loaded[], { frames, longTasks }: Scrolled, plain: readonly number[]): Row[] {
  const times = loads.map(({ paintedMs }) => paintedMs / 1000);
  const loadTasks = loads.flatMap((load) => load.longTasks);
  const { requests = 0, nodes = 0 } = loads.at(-1) ?? {};
  const late = frames.filter((ms) => ms > 50).length;
  return [
    {
      what: 'navigation to painted rows',
      value: median(times),
      unit: 's',
      most: PAINTED_MOST_S,
      beside:
        `${Math.min(...times).toFixed(2)} to ${percentile(times, 1).toFixed(2)} s in ${loads.length} loads, ` +
        `${requests} HTTP requests, ${nodes} DOM nodes`,
    },
    { what: 'longest task while loading', value: Math.max(0, ...loadTasks), unit: 'ms' },
    {
      what: 'frame while scrolling, p95',
      value: percentile(frames, 0.95),
      unit: 'ms',
      most: FRAME_MS_MOST,
      beside:
        `p50 ${median(frames).toFixed(1)}, longest ${percentile(frames, 1).toFixed(0)} ms; ` +
        `${late} of ${frames.length} frames over 50 ms`,
    },
    {
      what: 'the same against a plain table',
      value: percentile(frames, 0.95) / percentile(plain, 0.95),
      unit: 'x',
      beside: `p95 ${percentile(plain, 0.95).toFixed(0)}, p50 ${median(plain).toFixed(1)} ms without any script`,
    },
    {
      what: 'longest task while scrolling',
      value: Math.max(0, ...longTasks),
      unit: 'ms',
      beside: `${longTasks.length} over 50 ms`,
    },
  ];
}

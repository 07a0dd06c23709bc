import { setTimeout as delay } from 'node:timers/promises';
import type { BenchContext } from './context.ts';
import { openLoad, runLoad } from './load.ts';
import { metricValue } from './metrics.ts';
import type { Row, SectionReport } from './report.ts';
import { type BenchServer, CLUSTER, prepareServer, startServer, waitUntilComplete } from './server.ts';
import { median, medianRatio, percentile } from './stats.ts';

const RATIO_MOST = 1.5;
const REVALIDATED_MOST = 1;
/** Every job of the collector runs at least once in it: topic configs are read once a minute. */
const IDLE_WINDOW_MS = 60_000;
const CLIENTS = [1, 20] as const;
/** So many that the slowest one in a hundred is more than one answer that met a sweep of the collector. */
const REQUESTS = { 1: 800, 20: 2_000 } as const;
/**
 * A sweep takes some 300 ms every five seconds: in turns as long as that it would meet one of the three and not the others,
 * and the slowest answers would tell which. Theirs take 10 and 30 ms.
 */
const TURNS = { 1: 80, 20: 50 } as const;
const WARM_UP_REQUESTS = 500;

type Endpoint = { name: string; path: string };
type Times = { p50: number; p99: number };
/** One endpoint against the empty route, measured right after each other. */
type Pair = { empty: Times; full: Times; matching?: Times };

/** List and detail endpoints against an empty route of the same server, for one and for twenty clients. */
export async function measureEndpoints(context: BenchContext): Promise<SectionReport> {
  const { bootstrap, guard, say } = context;
  // Each is thousands of requests: half as many calm the median as well.
  const rounds = Math.ceil(context.rounds / 2);
  await prepareServer();
  const server = await startServer(guard, bootstrap);
  try {
    await waitUntilComplete(server);
    const endpoints = await chooseEndpoints(server);
    const empty = `${server.url}/api/health/live`;
    for (const { path } of [...endpoints, { path: empty }]) {
      await runLoad({ url: path, clients: 20, requests: WARM_UP_REQUESTS });
    }
    say('counting the broker requests of an idle minute');
    const idle = await brokerRequests(server, () => delay(IDLE_WINDOW_MS).then(() => 0));
    const pairs = new Map<string, Pair[]>();
    const loaded = await brokerRequests(server, async () => {
      let requests = 0;
      for (let round = 0; round < rounds; round += 1) {
        for (const endpoint of endpoints) {
          for (const clients of CLIENTS) {
            const { pair, sent } = await measurePair(empty, endpoint.path, clients);
            const key = keyOf(endpoint, clients);
            pairs.set(key, [...(pairs.get(key) ?? []), pair]);
            requests += sent;
          }
        }
        say(`round ${round + 1} of ${rounds}`);
      }
      return requests;
    });
    const rows = endpoints.flatMap((endpoint) =>
      CLIENTS.flatMap((clients) =>
        rowsOf(`${endpoint.name}, ${plural(clients)}`, pairs.get(keyOf(endpoint, clients)) ?? []),
      ),
    );
    return {
      section: 'endpoints',
      rows: [...rows, requestsRow(idle, loaded)],
      details: { idle, loaded, pairs: Object.fromEntries(pairs) },
    };
  } finally {
    await server.stop();
  }
}

async function chooseEndpoints({ api }: BenchServer): Promise<Endpoint[]> {
  const first = async (list: string, key: string): Promise<string> => {
    const response = await fetch(`${api}/${list}&limit=1`);
    const { items } = (await response.json()) as { items: Record<string, string>[] };
    const id = items[0]?.[key];
    if (id === undefined) throw new Error(`The list of ${list} is empty`);
    return encodeURIComponent(id);
  };
  return [
    { name: 'overview', path: api },
    { name: 'brokers', path: `${api}/brokers` },
    { name: 'topics, first 100', path: `${api}/topics` },
    { name: 'topics, filtered, by size', path: `${api}/topics?q=eu&sort=-size` },
    { name: 'one topic', path: `${api}/topics/${await first('topics?internal=false', 'name')}` },
    { name: 'groups, first 100', path: `${api}/groups` },
    { name: 'groups by lag', path: `${api}/groups?sort=-lag` },
    { name: 'one group', path: `${api}/groups/${await first('groups?kind=consumer', 'groupId')}` },
    { name: 'search', path: `${api}/search?q=events-00` },
  ];
}

/** In turns short against the sweeps of the collector, so that these meet all three alike. */
async function measurePair(empty: string, url: string, clients: (typeof CLIENTS)[number]) {
  const turns = TURNS[clients];
  const requests = REQUESTS[clients] / turns;
  const loads = await Promise.all([
    openLoad({ url: empty, clients }),
    openLoad({ url, clients }),
    openLoad({ url, clients, revalidate: true }),
  ]);
  const times = loads.map((): number[] => []);
  try {
    for (let turn = 0; turn < turns; turn += 1) {
      for (const [index, load] of loads.entries()) times[index]?.push(...(await load.send(requests)));
    }
  } finally {
    await Promise.all(loads.map((load) => load.close()));
  }
  const [ofEmpty = [], full = [], matching = []] = times;
  const pair: Pair = {
    empty: timesOf(ofEmpty),
    full: timesOf(full),
    // An endpoint without an ETag never answers 304.
    ...(matching.length > 0 && { matching: timesOf(matching) }),
  };
  return { pair, sent: loads.length * (REQUESTS[clients] + clients) };
}

const timesOf = (timesMs: readonly number[]): Times => ({
  p50: percentile(timesMs, 0.5),
  p99: percentile(timesMs, 0.99),
});

function rowsOf(name: string, pairs: readonly Pair[]): Row[] {
  const row = (what: string, measured: 'full' | 'matching', share: keyof Times, most: number): Row[] => {
    const times = pairs.flatMap((pair) => {
      const ours = pair[measured]?.[share];
      return ours === undefined ? [] : [{ ours, theirs: pair.empty[share] }];
    });
    if (times.length === 0) return [];
    const beside =
      `${median(times.map(({ ours }) => ours)).toFixed(2)} against ` +
      `${median(times.map(({ theirs }) => theirs)).toFixed(2)} ms`;
    return [{ what: `${what} ${share}`, value: medianRatio(times), unit: 'x', most, beside }];
  };
  return [
    ...row(name, 'full', 'p50', RATIO_MOST),
    ...row(name, 'full', 'p99', RATIO_MOST),
    ...row(`${name}, 304`, 'matching', 'p50', REVALIDATED_MOST),
    ...row(`${name}, 304`, 'matching', 'p99', REVALIDATED_MOST),
  ];
}

type Requests = { sent: number; seconds: number; answered: number };

/** Broker requests of the whole server while `work` runs, and how many API answers that gave. */
async function brokerRequests({ url }: BenchServer, work: () => Promise<number>): Promise<Requests> {
  const read = async () =>
    metricValue(
      await (await fetch(`${url}/metrics`)).text(),
      'highwater_kafka_requests',
      `{cluster="${CLUSTER}"}`,
    );
  const before = await read();
  const start = performance.now();
  const answered = await work();
  return { sent: (await read()) - before, seconds: (performance.now() - start) / 1000, answered };
}

/** Under load the collector keeps its pace, so what exceeds the idle pace would be the clients' doing. */
function requestsRow(idle: Requests, loaded: Requests): Row {
  const [idlePace, loadedPace] = [idle.sent / idle.seconds, loaded.sent / loaded.seconds];
  return {
    what: 'pace of broker requests under load against idle',
    value: loadedPace / idlePace,
    unit: 'x',
    most: 1.1,
    beside: `${loadedPace.toFixed(2)} against ${idlePace.toFixed(2)} requests/s, ${loaded.answered} API answers`,
  };
}

const keyOf = ({ name }: Endpoint, clients: number) => `${name} ${clients}`;
const plural = (clients: number) => (clients === 1 ? '1 client' : `${clients} clients`);

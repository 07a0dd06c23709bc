import { Client } from 'undici';

export type Load = {
  /** Of each answer with the status that was asked for, milliseconds. */
  timesMs: number[];
  /** Answers of another, still acceptable status: 200 where a new version replaced the one with the known ETag. */
  others: number;
};

export type LoadOptions = {
  url: string;
  /** Each has one connection that stays open and asks again as soon as it was answered. */
  clients: number;
  requests: number;
  /** Revalidate with the newest ETag as a browser does, and time the 304 answers. */
  revalidate?: boolean;
};

/** Sends the requests and resolves when the last is answered; rejects on any other status than 200 and 304. */
export async function runLoad({ url, clients, requests, revalidate = false }: LoadOptions): Promise<Load> {
  const { origin, pathname, search } = new URL(url);
  const path = pathname + search;
  const wanted = revalidate ? 304 : 200;
  const load: Load = { timesMs: [], others: 0 };
  let left = requests;
  let etag: string | undefined;

  const ask = async (client: Client): Promise<void> => {
    const headers = revalidate && etag !== undefined ? { 'if-none-match': etag } : {};
    const start = performance.now();
    const response = await client.request({ method: 'GET', path, headers });
    await response.body.dump({ limit: Number.MAX_SAFE_INTEGER });
    const ms = performance.now() - start;
    if (response.statusCode !== 200 && response.statusCode !== 304) {
      throw new Error(`${path} answered ${response.statusCode}`);
    }
    const given = response.headers.etag;
    if (typeof given === 'string') etag = given;
    if (response.statusCode === wanted) load.timesMs.push(ms);
    else load.others += 1;
  };

  const pool = Array.from({ length: clients }, () => new Client(origin));
  try {
    // Connecting, and the first ETag, are not what is measured.
    await Promise.all(pool.map(ask));
    load.timesMs.length = 0;
    load.others = 0;
    const work = async (client: Client) => {
      while (left > 0) {
        left -= 1;
        await ask(client);
      }
    };
    await Promise.all(pool.map(work));
  } finally {
    await Promise.all(pool.map((client) => client.destroy()));
  }
  return load;
}

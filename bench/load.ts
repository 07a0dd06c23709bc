import { Client } from 'undici';

export type LoadOptions = {
  url: string;
  /** Each has one connection that stays open and asks again as soon as it was answered. */
  clients: number;
  /** Revalidate with the newest ETag as a browser does, and time the 304 answers. */
  revalidate?: boolean;
};

export type Load = {
  /**
   * Milliseconds of each answer with the status that was asked for: not of a 200 where a new version replaced the one with
   * the known ETag. Rejects on any other status than 200 and 304.
   */
  send(requests: number): Promise<number[]>;
  close(): Promise<void>;
};

/** Connects and asks once with every client: that, and the first ETag, are not what is measured. */
export async function openLoad({ url, clients, revalidate = false }: LoadOptions): Promise<Load> {
  const { origin, pathname, search } = new URL(url);
  const path = pathname + search;
  const wanted = revalidate ? 304 : 200;
  let etag: string | undefined;

  /** Milliseconds; null for another, still acceptable status. */
  const ask = async (client: Client): Promise<number | null> => {
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
    return response.statusCode === wanted ? ms : null;
  };

  const pool = Array.from({ length: clients }, () => new Client(origin));
  const close = async () => {
    await Promise.all(pool.map((client) => client.destroy()));
  };
  try {
    await Promise.all(pool.map(ask));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async send(requests) {
      let left = requests;
      const timesMs: number[] = [];
      const work = async (client: Client) => {
        while (left > 0) {
          left -= 1;
          const ms = await ask(client);
          if (ms !== null) timesMs.push(ms);
        }
      };
      await Promise.all(pool.map(work));
      return timesMs;
    },
    close,
  };
}

/** The requests on connections of their own. */
export async function runLoad(options: LoadOptions & { requests: number }): Promise<number[]> {
  const load = await openLoad(options);
  try {
    return await load.send(options.requests);
  } finally {
    await load.close();
  }
}

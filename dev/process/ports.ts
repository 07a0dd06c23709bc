import { createServer } from 'node:net';

// Below the range from which Linux and macOS take the local ports of outgoing connections: a stopped broker's port must
// still be free when it comes back.
const LOWEST = 20_000;
const HIGHEST = 32_000;
const ATTEMPTS = 500;

/** Whether 127.0.0.1 accepts a listener on the port right now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** As many different free ports on 127.0.0.1 as asked for, none of them in `taken`. */
export async function freePorts(count: number, taken: ReadonlySet<number> = new Set()): Promise<number[]> {
  const found = new Set<number>();
  for (let attempt = 0; attempt < ATTEMPTS && found.size < count; attempt += 1) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (!taken.has(port) && !found.has(port) && (await isPortFree(port))) found.add(port);
  }
  if (found.size < count) throw new Error(`Found only ${found.size} of ${count} free ports on 127.0.0.1`);
  return [...found];
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import { freePorts } from '@/dev/process/ports.ts';
import { PLAIN_HOST } from './hosts.ts';
import { type Business, seed } from './seed.ts';

export type Stack = { url: string; cluster: Cluster; business: Business; policyFile: string };

/** What the server's policy file says at the start. */
export const POLICY = `version: 1
teams:
  payments:
    contact: "#payments"
    match:
      - prefix: payments
      - exact: billing-export
        of: group
  events:
    match:
      - prefix: events.
`;

const PROPERTIES = {
  'group.initial.rebalance.delay.ms': '0',
  // What a journey lets expire is gone within seconds instead of minutes.
  'log.retention.check.interval.ms': '5000',
};

/** A real three-broker cluster with records and groups in it, and the production server watching it. */
export const test = base.extend<object, { stack: Stack }>({
  stack: [
    async ({ browserName: _ }, use) => {
      const cluster = await startCluster({ properties: PROPERTIES });
      const dataDir = mkdtempSync(join(tmpdir(), 'highwater-e2e-'));
      const policyFile = join(dataDir, 'policy.yaml');
      writeFileSync(policyFile, POLICY);
      let server: ChildProcess | undefined;
      let business: Business | undefined;
      try {
        business = await seed(cluster.bootstrap);
        const [port = 0] = await freePorts(1);
        server = startServer({ port, dataDir, policyFile, bootstrap: cluster.bootstrap });
        const url = `http://127.0.0.1:${port}`;
        await firstCollection(server, url);
        await use({ url, cluster, business, policyFile });
      } finally {
        await stopServer(server);
        await business?.stop();
        await cluster.stop();
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ stack }, use) => use(stack.url),
});

export { expect } from '@playwright/test';

const firstCollection = (server: ChildProcess, url: string): Promise<boolean> =>
  poll(
    () => {
      if (server.exitCode !== null) throw new Error(`The server ended with exit code ${server.exitCode}`);
      return answers(`${url}/api/v1/clusters/e2e/groups`);
    },
    { what: 'the first collection', timeoutMs: 120_000 },
  );

/** False too while nothing listens yet. */
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

function startServer(options: {
  port: number;
  dataDir: string;
  policyFile: string;
  bootstrap: readonly string[];
}): ChildProcess {
  return spawn(process.execPath, ['scripts/start.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      HIGHWATER_BOOTSTRAP: options.bootstrap.join(','),
      HIGHWATER_CLUSTER_NAME: 'e2e',
      HIGHWATER_ENVIRONMENT: 'staging',
      HIGHWATER_WRITABLE: 'true',
      HIGHWATER_DATA_DIR: options.dataDir,
      HIGHWATER_POLICY: options.policyFile,
      HIGHWATER_ALLOWED_HOSTS: PLAIN_HOST,
      HIGHWATER_PORT: String(options.port),
      HIGHWATER_LOG_LEVEL: 'warn',
    },
  });
}

async function stopServer(server: ChildProcess | undefined): Promise<void> {
  if (!server || server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const hard = setTimeout(() => server.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(hard);
}

import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePorts, isPortFree } from '../process/ports.ts';
import type { KafkaVersion } from './classpath.ts';

export type Security = 'plaintext' | 'scram-tls';

/** `internal` is used in scram-tls clusters only: brokers among themselves, plaintext, loopback. */
export type NodePorts = { client: number; controller: number; internal: number };

/** Every node of a small cluster does both, unless it has controllers of its own. */
export type NodeRole = 'combined' | 'broker' | 'controller';

export type NodeLayout = {
  id: number;
  role: NodeRole;
  rack: string;
  directory: string;
  logDirs: string[];
  ports: NodePorts;
};

/** What a cluster must find again after a restart on the same data; kept in `cluster.json` of the data directory. */
export type ClusterLayout = {
  clusterId: string;
  version: KafkaVersion;
  security: Security;
  /** Also the password of the one client user of a scram-tls cluster. */
  password: string;
  nodes: NodeLayout[];
};

type Wanted = {
  dataDir: string;
  version: KafkaVersion;
  security: Security;
  brokers: number;
  controllers: number;
};

/**
 * Reads the layout of an earlier run or makes one. Ports stay the same where they are still free.
 * Rejects when the directory holds a cluster of another shape: its data cannot serve this one.
 */
export async function prepareLayout(wanted: Wanted): Promise<{ layout: ClusterLayout; fresh: boolean }> {
  const kept = await readLayout(wanted.dataDir);
  const layout = kept ?? newLayout(wanted);
  for (const key of ['version', 'security'] as const) {
    if (layout[key] !== wanted[key]) {
      throw new Error(
        `${wanted.dataDir} holds a ${layout[key]} cluster, not ${wanted[key]}: remove it first`,
      );
    }
  }
  const nodes = wanted.brokers + wanted.controllers;
  if (layout.nodes.length !== nodes) {
    throw new Error(`${wanted.dataDir} holds ${layout.nodes.length} nodes, not ${nodes}: remove it first`);
  }
  await assignPorts(layout.nodes);
  if (kept === undefined) {
    // A first start that was cut off may have left directories formatted for a cluster id that nobody knows any more.
    await Promise.all(layout.nodes.map(({ directory }) => rm(directory, { recursive: true, force: true })));
  }
  return { layout, fresh: kept === undefined };
}

/** The layout of the cluster in a data directory; `undefined` when there is none that was completely formatted. */
export async function readLayout(dataDir: string): Promise<ClusterLayout | undefined> {
  const text = await readFile(layoutFile(dataDir), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const layout = JSON.parse(text) as ClusterLayout;
  // Data written before there were roles is of combined nodes.
  return { ...layout, nodes: layout.nodes.map((node) => ({ ...node, role: node.role ?? 'combined' })) };
}

/** To be called when all nodes are formatted: from then on the directory counts as a cluster. */
export async function saveLayout(dataDir: string, layout: ClusterLayout): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(layoutFile(dataDir), `${JSON.stringify(layout, null, 2)}\n`, { mode: 0o600 });
}

const layoutFile = (dataDir: string) => join(dataDir, 'cluster.json');

const FIRST_CONTROLLER = 101;

function newLayout({ dataDir, version, security, brokers, controllers }: Wanted): ClusterLayout {
  return {
    // Kafka writes UUIDs as 22 characters of URL-safe base64; one with a leading dash would read as an option.
    clusterId: `H${randomBytes(16).toString('base64url').slice(1)}`,
    version,
    security,
    password: randomBytes(18).toString('base64url'),
    nodes: [
      ...Array.from({ length: brokers }, (_, index) =>
        newNode(dataDir, index, 1, controllers > 0 ? 'broker' : 'combined'),
      ),
      ...Array.from({ length: controllers }, (_, index) =>
        newNode(dataDir, index, FIRST_CONTROLLER, 'controller'),
      ),
    ],
  };
}

function newNode(dataDir: string, index: number, firstId: number, role: NodeRole): NodeLayout {
  const id = firstId + index;
  const directory = join(dataDir, `${role === 'controller' ? 'controller' : 'broker'}-${id}`);
  return {
    id,
    role,
    rack: `rack-${String.fromCharCode(97 + (index % 3))}`,
    directory,
    logDirs: [join(directory, 'log-a'), join(directory, 'log-b')],
    ports: { client: 0, controller: 0, internal: 0 },
  };
}

async function assignPorts(nodes: NodeLayout[]): Promise<void> {
  const taken = new Set(nodes.flatMap((node) => Object.values(node.ports)));
  for (const node of nodes) {
    for (const use of ['client', 'controller', 'internal'] as const) {
      if (node.ports[use] !== 0 && (await isPortFree(node.ports[use]))) continue;
      const [port = 0] = await freePorts(1, taken);
      node.ports[use] = port;
      taken.add(port);
    }
  }
}

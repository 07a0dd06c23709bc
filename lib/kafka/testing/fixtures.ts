import { afterEach } from 'vitest';
import type { MetadataResponse } from '../protocol/messages/metadata-v12.ts';
import { metadataV12Peer } from '../protocol/messages/peer/metadata-v12.ts';
import { ZERO_UUID } from '../protocol/uuid.ts';
import { type Answer, answer, type FakeBroker, startFakeBroker } from './fake-broker.ts';

/** Runs after each test of the file, last opened first. */
export function cleanups(): (close: () => unknown) => void {
  const open: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });
  return (close) => {
    open.push(close);
  };
}

type Partition = MetadataResponse['topics'][number]['partitions'][number];

export function partitionRow(index: number, leader: number, more: Partial<Partition> = {}): Partition {
  return {
    errorCode: 0,
    partitionIndex: index,
    leaderId: leader,
    leaderEpoch: 1,
    replicaNodes: [1, 2],
    isrNodes: [1, 2],
    offlineReplicas: [],
    ...more,
  };
}

export function topicRow(name: string, partitions: Partition[]): MetadataResponse['topics'][number] {
  return {
    errorCode: 0,
    name,
    topicId: ZERO_UUID,
    isInternal: false,
    partitions,
    topicAuthorizedOperations: 0,
  };
}

export type FakeCluster = { brokers: FakeBroker[]; bootstrap: string[] };

/**
 * Brokers 1 to n that all answer Metadata with each other and `topics()`, and what `answersOf` adds for each id.
 */
export async function startFakeCluster(
  count: number,
  topics: () => MetadataResponse['topics'],
  answersOf: (brokerId: number) => Answer[],
): Promise<FakeCluster> {
  const brokers: FakeBroker[] = [];
  const metadata = answer(metadataV12Peer, (request) => ({
    throttleTimeMs: 0,
    clusterId: 'fake',
    controllerId: 1,
    brokers: brokers.map(({ port }, index) => ({ nodeId: index + 1, host: '127.0.0.1', port, rack: null })),
    topics: topics().filter(
      ({ name }) => request.topics === null || request.topics.some((wanted) => wanted.name === name),
    ),
  }));
  for (let id = 1; id <= count; id++) brokers.push(await startFakeBroker([metadata, ...answersOf(id)]));
  return { brokers, bootstrap: brokers.map(({ address }) => address) };
}

/** Counts one kind of request over all brokers. */
export function asked(cluster: FakeCluster, request: string): number {
  return cluster.brokers.flatMap(({ requests }) => requests).filter((name) => name === request).length;
}

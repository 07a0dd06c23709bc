import { openKafka } from '../index.ts';
import type { MetadataResponse } from '../protocol/messages/metadata-v12.ts';
import type { KafkaReader } from '../reader.ts';
import type { KafkaWriter } from '../writer.ts';
import type { Answer } from './fake-broker.ts';
import { type FakeCluster, partitionRow, startFakeCluster, topicRow } from './fixtures.ts';

/** A reader and writer on a fake cluster, both closed after the test. */
export async function openFake(
  cleanup: (close: () => unknown) => void,
  answersOf: (brokerId: number) => Answer[],
  topics: () => MetadataResponse['topics'] = () => [
    topicRow('orders', [partitionRow(0, 1), partitionRow(1, 2)]),
  ],
  brokers = 2,
): Promise<{ cluster: FakeCluster; reader: KafkaReader; writer: KafkaWriter }> {
  const cluster = await startFakeCluster(brokers, topics, answersOf);
  cleanup(() => Promise.all(cluster.brokers.map((broker) => broker.close())));
  const { reader, writer } = openKafka({ bootstrap: cluster.bootstrap });
  cleanup(() => reader.close());
  return { cluster, reader, writer };
}

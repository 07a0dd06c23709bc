import { writeFile } from 'node:fs/promises';
import { startCluster } from '@/dev/kafka/cluster.ts';
import { openKafka } from '@/lib/kafka/index.ts';
import { Reader } from '../reader.ts';
import { Writer } from '../writer.ts';
import { ask, codec, type Exchange, jsonable } from './exchange.ts';
import { questions } from './questions.ts';

/** Records the golden bytes anew: `npx tsx lib/kafka/protocol/golden/record.ts 4.3.1`. */
const version = process.argv[2] === '3.9.2' ? '3.9.2' : '4.3.1';
const cluster = await startCluster({ version, brokers: 1 });
try {
  const kafka = openKafka({ bootstrap: cluster.bootstrap });
  await kafka.writer.createTopics([
    { name: 'golden', partitions: 2, replicationFactor: 1, configs: { 'retention.ms': '60000' } },
  ]);
  const committed = await kafka.writer.commitOffsets(
    'golden-group',
    new Map([['golden', new Map([[0, 0n]])]]),
  );
  if (committed.get('golden')?.get(0)?.ok !== true) throw new Error('the golden group was not committed');
  const offered = await kafka.reader.readMetadata();
  await kafka.reader.close();
  const exchanges: Exchange[] = [];
  for (const [api, apiVersion, request] of questions(version, [...offered.brokers.keys()][0] ?? 1)) {
    const peer = codec(api, apiVersion);
    const writer = new Writer();
    peer.api.encode(writer, request);
    const sent = Buffer.from(writer.written);
    const response = await ask(peer, cluster.bootstrap[0] ?? '', sent);
    exchanges.push({
      api,
      version: apiVersion,
      request: sent.toString('hex'),
      response: response.toString('hex'),
      decoded: jsonable(peer.api.decode(new Reader(response))),
    });
  }
  const file = new URL(`./kafka-${version}.golden.json`, import.meta.url);
  await writeFile(file, `[\n${exchanges.map((exchange) => JSON.stringify(exchange)).join(',\n')}\n]\n`);
  process.stdout.write(`${exchanges.length} exchanges recorded\n`);
} finally {
  await cluster.stop();
}

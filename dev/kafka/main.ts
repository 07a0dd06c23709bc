import { parseArgs } from 'node:util';
import { KAFKA_VERSIONS, type KafkaVersion } from './classpath.ts';
import { startCluster } from './cluster.ts';

const USAGE = `Starts a local Kafka cluster and keeps it until Ctrl-C.

  tsx dev/kafka/main.ts [--version ${KAFKA_VERSIONS.join('|')}] [--brokers N] [--data-dir DIR] [--secure]

Without --data-dir the data is removed at the end. --secure: TLS with SCRAM for clients.`;

const { values } = parseArgs({
  options: {
    version: { type: 'string', default: '4.3.1' },
    brokers: { type: 'string', default: '3' },
    'data-dir': { type: 'string' },
    secure: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const version = KAFKA_VERSIONS.find((known): known is KafkaVersion => known === values.version);
if (values.help || version === undefined) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

const cluster = await startCluster({
  version,
  brokers: Number(values.brokers),
  security: values.secure ? 'scram-tls' : 'plaintext',
  ...(values['data-dir'] !== undefined && { dataDir: values['data-dir'] }),
  onProgress: (line) => console.log(line),
});
console.log(`bootstrap ${cluster.bootstrap.join(',')}`);
if (cluster.credentials) {
  console.log(`user ${cluster.credentials.username}, password and certificates in ${cluster.dataDir}`);
}

// The guard's pipe does not keep this process alive, and nothing else happens until a signal.
const idle = setInterval(() => undefined, 60_000);
const stop = () => {
  clearInterval(idle);
  process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  void cluster.stop();
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

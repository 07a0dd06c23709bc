import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../process/run.ts';
import { madeOnce } from './made-once.ts';

export const KAFKA_VERSIONS = ['4.3.1', '3.9.2'] as const;
export type KafkaVersion = (typeof KAFKA_VERSIONS)[number];

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const POM = fileURLToPath(new URL('./pom.xml', import.meta.url));
const RESOLVE_TIMEOUT_MS = 600_000;

/** Git-ignored home of everything that the development tools keep between runs. */
export const STATE_DIR = join(REPOSITORY, '.highwater');

/**
 * Java class path of one Kafka release. The first call per release copies its jars with Maven to
 * `.highwater/kafka/<version>/libs` (55 MB); later calls only look at the disk.
 */
export async function kafkaClasspath(
  version: KafkaVersion,
  onProgress: (line: string) => void = () => undefined,
): Promise<string> {
  const libs = join(STATE_DIR, 'kafka', version, 'libs');
  await madeOnce(libs, async (partial) => {
    onProgress(`fetching Apache Kafka ${version} with Maven`);
    await run(
      'mvn',
      ['-B', '-q', '-f', POM, `-Dkafka.version=${version}`, `-DoutputDirectory=${partial}`].concat(
        '-DincludeScope=runtime',
        'dependency:copy-dependencies',
      ),
      { timeoutMs: RESOLVE_TIMEOUT_MS },
    );
  });
  return join(libs, '*');
}

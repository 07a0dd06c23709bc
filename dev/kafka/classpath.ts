import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
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

/** Twelve digits that change with a source. */
export const shortHash = (source: string | Buffer): string =>
  createHash('sha256').update(source).digest('hex').slice(0, 12);

const POM_HASH = shortHash(readFileSync(POM));

/** What is made of one release: its jars, and what was compiled against them. Another list of jars has another place. */
export const kafkaDir = (version: KafkaVersion): string => join(STATE_DIR, 'kafka', `${version}-${POM_HASH}`);

/**
 * Java class path of one Kafka release. The first call per release copies its jars with Maven to `.highwater/kafka`
 * (57 MB); later calls only look at the disk.
 */
export async function kafkaClasspath(
  version: KafkaVersion,
  onProgress: (line: string) => void = () => undefined,
): Promise<string> {
  const libs = join(kafkaDir(version), 'libs');
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

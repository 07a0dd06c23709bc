import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../process/run.ts';

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
  if (!(await exists(libs))) {
    onProgress(`fetching Apache Kafka ${version} with Maven`);
    await copyJars(version, libs);
  }
  return join(libs, '*');
}

/** Copies beside the target and renames, so that a cut-off download or a second process never leaves half a directory. */
async function copyJars(version: KafkaVersion, libs: string): Promise<void> {
  const partial = `${libs}.${process.pid}`;
  await mkdir(join(libs, '..'), { recursive: true });
  try {
    await run(
      'mvn',
      ['-B', '-q', '-f', POM, `-Dkafka.version=${version}`, `-DoutputDirectory=${partial}`].concat(
        '-DincludeScope=runtime',
        'dependency:copy-dependencies',
      ),
      { timeoutMs: RESOLVE_TIMEOUT_MS },
    );
    await rename(partial, libs);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another process may have been faster: rename then fails with ENOTEMPTY and its copy is as good as ours.
    if (!(await exists(libs))) throw error;
  }
}

export async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

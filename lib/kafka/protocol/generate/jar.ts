import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CLIENT_VERSION } from './selection.ts';

const MAVEN_TIMEOUT_MS = 180_000;

/**
 * Unpacks the message definitions of the kafka-clients jar into `cacheDir` with Maven, once.
 * @returns a reader of one definition by message name. Rejects when Maven is missing or cannot get the jar.
 */
export async function openDefinitions(cacheDir: string): Promise<(message: string) => string> {
  const target = join(cacheDir, `kafka-messages-${CLIENT_VERSION}`);
  const folder = join(target, 'common', 'message');
  if (!existsSync(join(folder, 'MetadataRequest.json'))) {
    await promisify(execFile)(
      'mvn',
      [
        '-q',
        '-B',
        'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack',
        `-Dartifact=org.apache.kafka:kafka-clients:${CLIENT_VERSION}`,
        `-DoutputDirectory=${target}`,
        '-Dmdep.unpack.includes=common/message/*.json',
      ],
      { timeout: MAVEN_TIMEOUT_MS, cwd: cacheDir },
    );
  }
  return (message) => readFileSync(join(folder, `${message}.json`), 'utf8');
}

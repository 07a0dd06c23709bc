import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../process/run.ts';
import { type KafkaVersion, kafkaClasspath, kafkaDir, shortHash } from './classpath.ts';
import { madeOnce } from './made-once.ts';

const JAVAC = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/javac` : 'javac';
const TIMEOUT_MS = 120_000;
/** The oldest Java that the tests run with. */
const RELEASE = '17';

/** Java files of this folder, by their class. */
export type JavaClass = 'ProgramHost' | 'ScratchPolicy' | 'StreamsApp';

const javaSource = (name: JavaClass): string => fileURLToPath(new URL(`./${name}.java`, import.meta.url));

/** Compiles it against Kafka's jars; the classes go to `directory`. */
export async function compile(
  name: JavaClass,
  directory: string,
  version: KafkaVersion = '4.3.1',
): Promise<void> {
  const args = ['--release', RELEASE, '-cp', await kafkaClasspath(version), '-d', directory];
  await run(JAVAC, [...args, javaSource(name)], { timeoutMs: TIMEOUT_MS });
}

/** The directory of its classes, which are compiled once for each version of the source. */
export async function compiledOnce(name: JavaClass, version: KafkaVersion): Promise<string> {
  const hash = shortHash(await readFile(javaSource(name)));
  const classes = join(kafkaDir(version), `${name}-${hash}`);
  await madeOnce(classes, async (partial) => {
    await mkdir(partial);
    await compile(name, partial, version);
  });
  return classes;
}

import { fileURLToPath } from 'node:url';
import { run } from '../process/run.ts';
import { type KafkaVersion, kafkaClasspath } from './classpath.ts';

const JAVAC = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/javac` : 'javac';
const TIMEOUT_MS = 120_000;
/** The oldest Java that the tests run with. */
const RELEASE = '17';

/** Java files of this folder, by their class. */
export type JavaClass = 'ProgramHost' | 'ScratchPolicy';

export const javaSource = (name: JavaClass): string =>
  fileURLToPath(new URL(`./${name}.java`, import.meta.url));

/** Compiles it against Kafka's jars; the classes go to `directory`. */
export async function compileForBroker(
  name: JavaClass,
  directory: string,
  version: KafkaVersion = '4.3.1',
): Promise<void> {
  const args = ['--release', RELEASE, '-cp', await kafkaClasspath(version), '-d', directory];
  await run(JAVAC, [...args, javaSource(name)], { timeoutMs: TIMEOUT_MS });
}

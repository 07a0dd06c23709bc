import { fileURLToPath } from 'node:url';
import { run } from '../process/run.ts';
import { type KafkaVersion, kafkaClasspath } from './classpath.ts';

const JAVAC = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/javac` : 'javac';
const TIMEOUT_MS = 120_000;

/** Compiles a Java file of this folder against Kafka's jars; the classes go to `directory`. */
export async function compileForBroker(
  file: 'ScratchPolicy.java',
  directory: string,
  version: KafkaVersion = '4.3.1',
): Promise<void> {
  const source = fileURLToPath(new URL(`./${file}`, import.meta.url));
  await run(JAVAC, ['-cp', await kafkaClasspath(version), '-d', directory, source], {
    timeoutMs: TIMEOUT_MS,
  });
}

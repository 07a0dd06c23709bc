import { makeClassArchive } from '@/dev/kafka/class-archive.ts';
import { KAFKA_VERSIONS, kafkaClasspath } from '@/dev/kafka/classpath.ts';

/** Before any test: two files that start at once would download the same jars into one Maven repository. */
export default async function fetchKafka(): Promise<void> {
  for (const version of KAFKA_VERSIONS) await kafkaClasspath(version);
  // Of the release that nearly all tests run.
  await makeClassArchive('4.3.1');
}

import { KAFKA_VERSIONS, kafkaClasspath } from '@/dev/kafka/classpath.ts';

/** Before any test: two files that start at once would download the same jars into one Maven repository. */
export default async function fetchKafka(): Promise<void> {
  for (const version of KAFKA_VERSIONS) await kafkaClasspath(version);
}

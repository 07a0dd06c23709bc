import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type KafkaVersion, kafkaDir } from './classpath.ts';

export const JAVA = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java';

const LOG4J_2 = new URL('./log4j2.properties', import.meta.url);
const LOG4J_1 = new URL('./log4j.properties', import.meta.url);

export type JavaOptions = {
  version: KafkaVersion;
  classpath: string;
  heapMb: number;
  log: { level: 'INFO' | 'WARN' | 'ERROR'; stream: 'stdout' | 'stderr' };
  /** More JVM flags, after ours. */
  flags?: readonly string[];
};

/** Kafka's parsed classes, for a JVM to map instead of parsing them again; there once `makeClassArchive` made it. */
export const classArchive = (version: KafkaVersion): string => join(kafkaDir(version), 'classes.jsa');

/** The JVM ignores an archive that does not fit, for example of another JDK, and would say so on its standard output. */
function archiveFlags(version: KafkaVersion): string[] {
  const archive = classArchive(version);
  return existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`, '-Xlog:disable'] : [];
}

/** Arguments of `java` up to and without the main class. */
export function javaArguments({ version, classpath, heapMb, log, flags = [] }: JavaOptions): string[] {
  const logging = version.startsWith('3.')
    ? [
        `-Dlog4j.configuration=${LOG4J_1.href}`,
        `-Dhighwater.log.stream=${log.stream === 'stdout' ? 'System.out' : 'System.err'}`,
      ]
    : [
        `-Dlog4j2.configurationFile=${fileURLToPath(LOG4J_2)}`,
        `-Dhighwater.log.target=${log.stream === 'stdout' ? 'SYSTEM_OUT' : 'SYSTEM_ERR'}`,
      ];
  return [
    `-Xmx${heapMb}m`,
    // One collector thread and the quick compiler: several JVMs share two cores and live for minutes.
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Djava.awt.headless=true',
    ...archiveFlags(version),
    ...logging,
    `-Dhighwater.log.level=${log.level}`,
    ...flags,
    '-cp',
    classpath,
  ];
}

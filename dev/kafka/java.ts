import { fileURLToPath } from 'node:url';
import type { KafkaVersion } from './classpath.ts';

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
    ...logging,
    `-Dhighwater.log.level=${log.level}`,
    ...flags,
    '-cp',
    classpath,
  ];
}

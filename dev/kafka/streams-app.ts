import { kafkaClasspath } from './classpath.ts';
import { compiledOnce } from './compile.ts';
import { programCommand } from './programs.ts';

/** Of its client library: the first with the streams group protocol switched on by brokers as they come. */
const VERSION = '4.3.1';

export type StreamsApp = {
  bootstrap: readonly string[];
  /** Also its group. */
  applicationId: string;
  clientId: string;
  topic: string;
};

/** Arguments of `java` for a member of a streams group that reads a topic and keeps no state. */
export async function streamsAppCommand(app: StreamsApp): Promise<string[]> {
  const [libs, classes] = await Promise.all([kafkaClasspath(VERSION), compiledOnce('StreamsApp', VERSION)]);
  return programCommand(
    { version: VERSION, classpath: `${libs}:${classes}` },
    { main: 'StreamsApp', args: [app.bootstrap.join(','), app.applicationId, app.clientId, app.topic] },
  );
}

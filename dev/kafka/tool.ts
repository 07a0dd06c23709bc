import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { kafkaClasspath, STATE_DIR } from './classpath.ts';
import { JAVA } from './java.ts';
import { readLayout } from './layout.ts';
import { CLIENT_CONFIG, TOOL_NAMES, type ToolName, toolCommand } from './tools.ts';

const USAGE = `Runs one of Kafka's own tools against a running local cluster.

  tsx dev/kafka/tool.ts [--cluster DIR] TOOL [ARGUMENTS...]

DIR is the data directory of the cluster, by default the demo's.
Tools: ${TOOL_NAMES.join(' ')}`;

const argv = process.argv.slice(2);
const start = argv.findIndex((argument) => TOOL_NAMES.includes(argument as ToolName));
if (start === -1) {
  console.error(USAGE);
  process.exit(2);
}
const { values } = parseArgs({
  args: argv.slice(0, start),
  options: { cluster: { type: 'string', default: join(STATE_DIR, 'demo', 'kafka') } },
});
const directory = resolve(values.cluster);
const layout = await readLayout(directory);
if (layout === undefined) {
  console.error(`There is no cluster in ${directory}.`);
  process.exit(2);
}
const target = {
  version: layout.version,
  classpath: await kafkaClasspath(layout.version),
  bootstrap: layout.nodes.map(({ ports }) => `127.0.0.1:${ports.client}`),
  clientConfig: layout.security === 'scram-tls' ? join(directory, CLIENT_CONFIG) : undefined,
};
const args = toolCommand(target, argv[start] as ToolName, argv.slice(start + 1));
const child = spawn(JAVA, args, { stdio: 'inherit' });
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});

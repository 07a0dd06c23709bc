import { parseArgs } from 'node:util';
import { startWorkload } from './workload.ts';

const USAGE = 'tsx dev/workload/main.ts --bootstrap HOST:PORT[,HOST:PORT...]';
const STOP_TIMEOUT_MS = 10_000;

const { values } = parseArgs({ options: { bootstrap: { type: 'string' } } });
if (values.bootstrap === undefined) {
  console.error(USAGE);
  process.exit(2);
}

const workload = await startWorkload({
  bootstrap: values.bootstrap.split(','),
  onProgress: (line) => console.log(line),
});

let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  // Leaving a group needs the brokers; they may be gone first.
  setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
  void workload.stop().finally(() => process.exit(0));
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

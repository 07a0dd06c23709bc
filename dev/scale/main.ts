import { Command } from 'commander';
import { startScaleFixture } from './fixture.ts';
import { count } from './options.ts';
import { scaleSize } from './size.ts';

const options = new Command()
  .name('scale')
  .description('Runs the cluster of the benchmarks until Ctrl-C: npm run bench -- --bootstrap uses it.')
  .option('--topics <n>', 'topics of 3 partitions', count, 2_000)
  .option('--groups <n>', 'groups that consist of commits', count, 1_000)
  .option('--fresh', 'fill it anew', false)
  .parse()
  .opts<{ topics: number; groups: number; fresh: boolean }>();

const fixture = await startScaleFixture({
  size: scaleSize(options.topics, options.groups),
  fresh: options.fresh,
  onProgress: (line) => console.log(line),
});
console.log(`bootstrap ${fixture.bootstrap.join(',')}`);

// The guard's pipe does not keep this process alive, and nothing else happens until a signal.
const idle = setInterval(() => undefined, 60_000);
const stop = () => {
  clearInterval(idle);
  process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  void fixture.stop();
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

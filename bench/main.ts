import { cpus } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { STATE_DIR } from '../dev/kafka/classpath.ts';
import { createProcessGuard } from '../dev/process/process-guard.ts';
import { startScaleFixture } from '../dev/scale/fixture.ts';
import { count } from '../dev/scale/options.ts';
import { scaleSize } from '../dev/scale/size.ts';
import { measureAudit } from './audit.ts';
import { measureBrowser } from './browser.ts';
import { measureCollection } from './collection.ts';
import { type BenchContext, type ClusterFacts, readFacts, type Section } from './context.ts';
import { measureEndpoints } from './endpoints.ts';
import { type HistoryBench, measureHistory } from './history.ts';
import { measureLag } from './lag.ts';
import { measureMemory } from './memory.ts';
import { isMet, printSection, type SectionReport, saveReports } from './report.ts';
import { measureSoak } from './soak.ts';
import { measureStart } from './start.ts';

const SECTIONS: Record<string, Section> = {
  collection: measureCollection,
  audit: measureAudit,
  start: measureStart,
  endpoints: measureEndpoints,
  memory: measureMemory,
  browser: measureBrowser,
  soak: measureSoak,
};
/** It takes longer than all others together: only when it is asked for. */
const BY_NAME_ONLY: ReadonlySet<string> = new Set(['soak']);
/** They measure without the fixture: on no cluster, or on one of their own. */
const ALONE: Record<string, (bench: HistoryBench) => Promise<SectionReport>> = {
  history: measureHistory,
  lag: ({ say: tell }) => measureLag(tell),
};
const NAMES = [...Object.keys(SECTIONS), ...Object.keys(ALONE)];

type Options = { topics: number; groups: number; rounds: number; bootstrap?: string; fresh: boolean };

const command = new Command()
  .name('bench')
  .description('Measures Highwater on a real cluster of 2,000 topics and 1,010 groups.')
  .argument(
    '[sections...]',
    `what to measure: ${NAMES.join(', ')}; by default all but ${[...BY_NAME_ONLY].join()}`,
  )
  .option('--topics <n>', 'topics of the fixture', count, 2_000)
  .option('--groups <n>', 'groups of the fixture that consist of commits', count, 1_000)
  .option('--rounds <n>', 'pairs to measure', count, 9)
  .option('--bootstrap <addresses>', 'measure against this running fixture (dev/scale/main.ts) instead')
  .option('--fresh', 'fill the fixture anew', false)
  .parse();
const options = command.opts<Options>();
const wanted = command.args.length > 0 ? command.args : NAMES.filter((name) => !BY_NAME_ONLY.has(name));
const unknown = wanted.find((name) => !NAMES.includes(name));
if (unknown !== undefined) command.error(`There is no section ${unknown}.`);

const say = (line: string) => console.log(`  … ${line}`);
/** Last first; a signal ends a run the same way as its end does. */
const stops: (() => Promise<void>)[] = [];
let stopping: Promise<void> | undefined;
const stopAll = () => {
  stopping ??= (async () => {
    for (const stop of stops.toReversed()) await stop().catch((error: Error) => say(error.message));
  })();
  return stopping;
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopAll().then(() => process.exit(130)));
}

try {
  const reports = await run();
  const missed = reports.flatMap(({ rows }) => rows.filter((row) => !isMet(row)));
  console.log(`\n${missed.length === 0 ? 'Every budget is met.' : `${missed.length} budgets are missed.`}`);
} finally {
  await stopAll();
}

async function run(): Promise<SectionReport[]> {
  const reports: SectionReport[] = [];
  const add = (report: SectionReport | undefined) => {
    if (report === undefined) return;
    printSection(report);
    reports.push(report);
  };
  for (const name of wanted.filter((one) => one in ALONE)) {
    say(name);
    add(await ALONE[name]?.({ groups: options.groups, say }));
  }
  const onCluster = wanted.filter((one) => one in SECTIONS);
  const facts = onCluster.length === 0 ? null : await runOnCluster(onCluster, add);
  const machine = { node: process.version, platform: process.platform, cores: cpus().length, facts };
  console.log(`\nResults: ${await saveReports(join(STATE_DIR, 'bench'), machine, reports)}`);
  return reports;
}

async function runOnCluster(
  sections: readonly string[],
  add: (report: SectionReport | undefined) => void,
): Promise<ClusterFacts> {
  const bootstrap = options.bootstrap?.split(',') ?? (await startFixture());
  const guard = createProcessGuard();
  stops.push(() => guard.close());
  const facts = await readFacts(bootstrap);
  say(`${facts.topics} topics, ${facts.partitions} partitions, ${facts.groups} groups`);
  const context: BenchContext = { bootstrap, facts, guard, rounds: options.rounds, say };
  for (const name of sections) {
    say(name);
    add(await SECTIONS[name]?.(context));
  }
  return facts;
}

async function startFixture(): Promise<readonly string[]> {
  const fixture = await startScaleFixture({
    size: scaleSize(options.topics, options.groups),
    fresh: options.fresh,
    onProgress: say,
  });
  stops.push(fixture.stop);
  return fixture.bootstrap;
}

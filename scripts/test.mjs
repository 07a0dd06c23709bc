// `npm test`: everything that must hold, from a fresh clone. The last line is "N passed, N failed".
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asOne, playwrightCounts, sum, summaryLine, vitestCounts } from './support/counts.mjs';
import { endLeftovers } from './support/leftovers.mjs';
import {
  checkNode,
  ensureChromium,
  ensureDependencies,
  ensureKafkaTools,
  ensurePostgres,
} from './support/packages.mjs';
import { ROOT } from './support/root.mjs';
import { runStage } from './support/stage.mjs';
import { doing, done, heading, problem } from './support/steps.mjs';

process.env.HIGHWATER_TYPES_CHECKED = 'true';

const REPORTS = join(ROOT, 'test-results', 'reports');
const report = (name) => join(REPORTS, `${name}.json`);
const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
const vitest = (...projects) => [
  ...['run', ...projects.flatMap((project) => ['--project', project])],
  ...['--reporter=default', '--reporter=json', `--outputFile.json=${report(projects[0])}`],
];

const npm = (script) => ['npm', ['run', '--loglevel=error', script]];
const STAGES = [
  { name: 'format and lint', run: npm('lint'), minutes: 3, count: asOne },
  { name: 'generated code', run: npm('generate'), minutes: 3, count: asOne },
  { name: 'types', run: npm('typecheck'), minutes: 5, count: asOne },
  {
    name: 'unit tests',
    run: [bin('vitest'), vitest('unit')],
    minutes: 6,
    count: (run) => vitestCounts(report('unit'), run),
  },
  {
    name: 'integration tests on real Kafka',
    run: [bin('vitest'), vitest('integration', 'integration-alone')],
    minutes: 18,
    count: (run) => vitestCounts(report('integration'), run),
  },
  { name: 'build without a warning', run: npm('build'), minutes: 6, count: countBuild },
  {
    name: 'end-to-end tests in Chromium',
    run: [bin('playwright'), ['test', '--reporter=list,json']],
    minutes: 18,
    count: (run) => playwrightCounts(report('e2e'), run),
  },
];

function countBuild(run) {
  const warns = /\bwarn(ing)?s?\b|⚠/i.test(run.output);
  if (warns) problem('the build printed a warning');
  return asOne({ code: warns ? 1 : run.code });
}

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupted.abort());

async function prepare() {
  heading('Preparing');
  checkNode();
  await ensureDependencies();
  await ensureKafkaTools();
  await ensurePostgres();
  await ensureChromium();
}

async function runStages(env) {
  const results = [];
  for (const { name, run, minutes, count } of STAGES) {
    if (interrupted.signal.aborted) break;
    heading(`\n=== ${name}`);
    const startedAt = Date.now();
    const [command, args] = run;
    const outcome = await runStage(command, args, { env, minutes, signal: interrupted.signal });
    if (outcome.timedOut) problem(`${name}: stopped after ${minutes} minutes`);
    results.push({ name, seconds: Math.round((Date.now() - startedAt) / 1_000), ...count(outcome) });
  }
  return results;
}

async function main() {
  await prepare();
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  // Everything temporary of this run lies in one place. Others may enter it: PostgreSQL refuses to run as root.
  const temporary = mkdtempSync(join(tmpdir(), 'highwater-test-'));
  chmodSync(temporary, 0o755);
  const runId = randomUUID();
  const env = {
    ...process.env,
    TMPDIR: temporary,
    HIGHWATER_TEST_RUN: runId,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report('e2e'),
  };
  const results = await runStages(env);

  heading('\n=== no process left behind');
  const left = await endLeftovers(`HIGHWATER_TEST_RUN=${runId}`, temporary);
  for (const { pid, command } of left) problem(`left behind and ended: ${pid} ${command}`);
  results.push({ name: 'no process left behind', seconds: 0, ...asOne({ code: left.length }) });
  rmSync(temporary, { recursive: true, force: true });

  heading('\n=== summary');
  for (const { name, seconds, ...counts } of results) {
    (counts.failed === 0 ? done : problem)(`${name}: ${summaryLine(counts)} (${seconds} s)`);
  }
  if (interrupted.signal.aborted) doing('interrupted: the rest did not run');
  return sum(results);
}

const total = await main().catch((error) => {
  problem(error?.stack ?? String(error));
  return { passed: 0, failed: 1, skipped: 0 };
});
console.log(summaryLine(total));
process.exit(total.failed > 0 || total.passed === 0 || interrupted.signal.aborted ? 1 : 0);

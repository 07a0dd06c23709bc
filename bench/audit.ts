import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { audit, auditSteps } from '@/lib/domain/audit/audit.ts';
import { buildFacts } from '@/lib/domain/audit/build-facts.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { inSlices } from '@/lib/shared/pacer.ts';
import { collectSnapshot } from '../cli/audit/collect.ts';
import { run } from '../dev/process/run.ts';
import type { BenchContext } from './context.ts';
import type { Row, SectionReport } from './report.ts';
import { median, percentile } from './stats.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const COLLECT_TIMEOUT_MS = 120_000;
const CLI_TIMEOUT_MS = 180_000;
/** The compiler of hot code needs some before its times settle. */
const WARM_UPS = 2;
const COLD_RUNS = 3;
/** A dry run of all rules on 2,000 topics and 1,000 groups. */
const AUDIT_SECONDS_MOST = 2;

/** Every rule on a warm snapshot, in one go and in the slices of the server; and the command from its start to its end. */
export async function measureAudit({ bootstrap, facts, rounds, say }: BenchContext): Promise<SectionReport> {
  const snapshot = await collectSnapshot({ bootstrap }, COLLECT_TIMEOUT_MS);
  const first = judge(snapshot);
  for (let i = 1; i < WARM_UPS; i += 1) judge(snapshot);
  const whole: number[] = [];
  const sliced: Sliced[] = [];
  for (let i = 0; i < rounds; i += 1) {
    whole.push(judge(snapshot).ms);
    sliced.push(await judgeInSlices(snapshot));
    say(`round ${i + 1}: ${whole.at(-1)?.toFixed(0)} ms, ${sliced.at(-1)?.ms.toFixed(0)} ms in slices`);
  }
  const cold: number[] = [];
  for (let i = 0; i < COLD_RUNS; i += 1) cold.push(await runCommand(bootstrap));
  const { rules, findings, cannotKnow, topics } = first;
  if (topics !== facts.topics) throw new Error(`The audit saw ${topics} of ${facts.topics} topics`);
  const seconds = (values: readonly number[]) => median(values) / 1000;
  const range = (values: readonly number[]) =>
    `${(Math.min(...values) / 1000).toFixed(2)} to ${(percentile(values, 1) / 1000).toFixed(2)} s`;
  const rows: Row[] = [
    {
      what: 'audit of a warm snapshot',
      value: seconds(whole),
      unit: 's',
      most: AUDIT_SECONDS_MOST,
      beside: `${range(whole)}; ${rules} rules, ${findings} findings, ${cannotKnow} verdicts unknown`,
    },
    {
      what: 'the first one, nothing compiled yet',
      value: first.ms / 1000,
      unit: 's',
      most: AUDIT_SECONDS_MOST,
    },
    {
      what: 'in slices, as the server runs it',
      value: seconds(sliced.map(({ ms }) => ms)),
      unit: 's',
      most: AUDIT_SECONDS_MOST,
      beside: `others wait ${median(sliced.map(({ longestTurnMs }) => longestTurnMs)).toFixed(0)} ms at most, median of the rounds`,
    },
    {
      what: 'highwater audit, start to exit',
      value: seconds(cold),
      unit: 's',
      beside: `${range(cold)}; connecting, reading everything once and writing JSON included`,
    },
  ];
  return { section: 'audit', rows, details: { whole, sliced, cold } };
}

/** From the snapshot alone: facts are built anew each time, as for every new reading. */
function judge(snapshot: ClusterSnapshot) {
  const start = performance.now();
  const facts = buildFacts(snapshot, { now: Date.now(), supplied: { environment: 'prod' } });
  const report = audit(facts);
  return {
    ms: performance.now() - start,
    rules: report.rules.length - report.notEvaluated,
    findings: report.findings.length,
    cannotKnow: report.cannotKnow.length,
    topics: facts.topics.known ? facts.topics.value.length : 0,
  };
}

type Sliced = { ms: number; longestTurnMs: number };

async function judgeInSlices(snapshot: ClusterSnapshot): Promise<Sliced> {
  let longestTurnMs = 0;
  let isDone = false;
  const others = async () => {
    for (let before = performance.now(); !isDone; ) {
      await nextTurn();
      const now = performance.now();
      longestTurnMs = Math.max(longestTurnMs, now - before);
      before = now;
    }
  };
  const watching = others();
  const start = performance.now();
  const facts = buildFacts(snapshot, { now: Date.now(), supplied: { environment: 'prod' } });
  await inSlices(auditSteps(facts));
  const ms = performance.now() - start;
  isDone = true;
  await watching;
  return { ms, longestTurnMs };
}

async function runCommand(bootstrap: readonly string[]): Promise<number> {
  const start = performance.now();
  await run(
    process.execPath,
    [
      ...['--import', 'tsx', 'cli/main.ts', 'audit', '--bootstrap', bootstrap.join(',')],
      ...['--format', 'json', '--fail-on', 'never'],
    ],
    { timeoutMs: CLI_TIMEOUT_MS, cwd: ROOT },
  );
  return performance.now() - start;
}

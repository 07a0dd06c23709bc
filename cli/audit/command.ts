import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type FailOn, hasFailure } from '@/lib/domain/audit/report/fail-on.ts';
import { REPORT_FORMATS, type ReportFormat, reportChunks } from '@/lib/domain/audit/report/formats.ts';
import type { Report } from '@/lib/domain/audit/report/report.ts';
import { SEVERITIES } from '@/lib/domain/audit/verdict.ts';
import { type Policy, problemText } from '@/lib/domain/policy/policy.ts';
import type { ConnectionConfig } from '@/lib/kafka/connection-config.ts';
import { parsePolicy } from '@/lib/services/policy/parse-policy.ts';
import { isAppError } from '@/lib/shared/app-error.ts';
import { collectSnapshot } from './collect.ts';
import { compareReports, diffText } from './diff.ts';
import { judge, parseReport, principalsProblem } from './report.ts';

/** Beside 0 and what `--fail-on` decides: the audit itself could not be made. */
const FAILED = 3;

type Options = {
  bootstrap?: string[];
  environment: 'prod' | 'staging' | 'dev';
  tls: boolean;
  ca?: string;
  cert?: string;
  key?: string;
  sasl?: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  username?: string;
  passwordEnv: string;
  format: ReportFormat;
  failOn: FailOn;
  timeout: number;
  policy?: string;
  diff?: [string, string];
};

const addresses = (text: string): string[] => text.split(',').map((address) => address.trim());

function seconds(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0)
    throw new InvalidArgumentError('It must be a number of seconds.');
  return value;
}

/** `highwater audit`: the rules of the server on a cluster, without a server or a database. */
export function auditCommand(): Command {
  return new Command('audit')
    .description(
      'Judges a cluster by the audit rules. Exits 0, 1 when --fail-on finds something, 3 when it failed.',
    )
    .option('--bootstrap <host:port,...>', 'addresses of brokers; one that answers is enough', addresses)
    .addOption(
      new Option('--environment <name>', 'what the cluster is for')
        .choices(['prod', 'staging', 'dev'])
        .default('dev'),
    )
    .option('--policy <file>', 'rule settings, own key rules, exceptions and teams: see docs/policy.md')
    .option('--tls', 'connect with TLS', false)
    .option('--ca <file>', 'certificate authority, PEM')
    .option('--cert <file>', 'client certificate, PEM')
    .option('--key <file>', 'key of the client certificate, PEM')
    .addOption(
      new Option('--sasl <mechanism>', 'how to sign in').choices(['plain', 'scram-sha-256', 'scram-sha-512']),
    )
    .option('--username <name>', 'user of --sasl')
    .option('--password-env <variable>', 'environment variable with the password', 'HIGHWATER_SASL_PASSWORD')
    .addOption(new Option('--format <format>', 'of the report').choices(REPORT_FORMATS).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1, and fail in JUnit, from this severity on')
        .choices([...SEVERITIES, 'never'])
        .default('critical'),
    )
    .option('--timeout <seconds>', 'for reading the cluster', seconds, 60)
    .option('--diff <reports...>', 'compare two reports of --format json: the older and the newer')
    .action(async (options: Options) => {
      try {
        process.exitCode = await run(options);
      } catch (error) {
        process.stderr.write(`The audit failed: ${isAppError(error) ? error.message : String(error)}\n`);
        process.exitCode = FAILED;
      }
    });
}

async function run(options: Options): Promise<number> {
  if (options.diff) return compare(options.diff, options.failOn);
  if (options.bootstrap === undefined) throw new Error('--bootstrap names the brokers to ask.');
  const policy = options.policy === undefined ? undefined : await readPolicy(options.policy);
  const snapshot = await collectSnapshot(
    await connectionOf(options.bootstrap, options),
    options.timeout * 1000,
  );
  const problem = principalsProblem(snapshot, policy);
  if (problem !== null) process.stderr.write(`${problem}\n`);
  const report = judge(snapshot, { environment: options.environment, now: Date.now(), policy });
  for (const chunk of reportChunks(report, options.format, options.failOn)) process.stdout.write(chunk);
  return hasFailure(report.findings, options.failOn) ? 1 : 0;
}

async function compare(files: readonly string[], failOn: Options['failOn']): Promise<number> {
  const [older, newer, ...more] = files;
  if (older === undefined || newer === undefined || more.length > 0)
    throw new Error('--diff takes two files.');
  const [before, after] = await Promise.all([readReport(older), readReport(newer)]);
  const diff = compareReports(before, after);
  process.stdout.write(diffText(diff));
  return hasFailure(diff.added, failOn) ? 1 : 0;
}

const readReport = async (file: string): Promise<Report> => parseReport(file, await readFile(file, 'utf8'));

/** Read before the cluster is: a wrong policy must not take a minute to be told. */
async function readPolicy(file: string): Promise<Policy> {
  const parsed = parsePolicy(await readFile(file, 'utf8'));
  if (parsed.ok) return parsed.policy;
  const lines = parsed.problems.map((problem) => `  ${problemText(problem)}`);
  throw new Error(`${file} is not a valid policy:\n${lines.join('\n')}`);
}

async function connectionOf(bootstrap: string[], options: Options): Promise<ConnectionConfig> {
  const read = async (file: string | undefined) => (file === undefined ? undefined : readFile(file, 'utf8'));
  const [ca, cert, key] = await Promise.all([read(options.ca), read(options.cert), read(options.key)]);
  const hasTls = options.tls || ca !== undefined || cert !== undefined;
  return {
    bootstrap,
    ...(hasTls && { tls: { ca, cert, key } }),
    ...(options.sasl && { sasl: { mechanism: options.sasl, ...credentials(options) } }),
  };
}

function credentials({ username, passwordEnv }: Options) {
  const password = process.env[passwordEnv];
  if (username === undefined) throw new Error('--sasl needs --username.');
  if (password === undefined) throw new Error(`--sasl needs the password in the variable ${passwordEnv}.`);
  return { username, password };
}

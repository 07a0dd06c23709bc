import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { parseReport } from './report.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'highwater-cli-'));
let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster({ brokers: 1 });
  await cluster.tool('kafka-topics', ['--create', '--topic', 'single', '--partitions', '1']);
});
afterAll(async () => {
  await cluster.stop();
  rmSync(dir, { recursive: true, force: true });
});

const audit = (...args: string[]) =>
  execa(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'audit', ...args], {
    cwd: ROOT,
    reject: false,
    timeout: 60_000,
  });
const bootstrap = () => ['--bootstrap', cluster.bootstrap.join()];

describe('highwater audit', () => {
  it('judges a cluster without a server and exits by what it found', async () => {
    const { stdout, stderr, exitCode } = await audit(...bootstrap(), '--format', 'json');
    expect(stderr).toBe('');
    const report = parseReport('stdout', stdout);
    expect(report.findings.map(({ key }) => key)).toContain('DUR-02/topic/single');
    expect(report.counts.critical).toBeGreaterThan(0);
    expect(exitCode).toBe(1);
    expect((await audit(...bootstrap(), '--fail-on', 'never')).exitCode).toBe(0);
  });

  it('compares two of its reports', async () => {
    const before = join(dir, 'before.json');
    const after = join(dir, 'after.json');
    writeFileSync(before, (await audit(...bootstrap(), '--format', 'json')).stdout);
    await cluster.tool('kafka-topics', ['--create', '--topic', 'another', '--partitions', '1']);
    writeFileSync(after, (await audit(...bootstrap(), '--format', 'json')).stdout);
    const { stdout } = await audit('--diff', before, after, '--fail-on', 'never');
    expect(stdout).toMatch(/\+ \w+ +DUR-02 topic another/);
  });

  it('applies a policy: own key rules, severities by environment, exceptions that no longer fail it', async () => {
    const policy = join(dir, 'policy.yaml');
    writeFileSync(
      policy,
      `version: 1
packs:
  - name: production
    scope: {environments: [prod]}
    keys:
      - {id: kept, key: retention.ms, must: {explicit: true}, severity: critical}
exceptions:
  - {rule: DUR-02, scope: {topics: [single]}, until: 2999-01-01, reason: it is a test, owner: me}
`,
    );
    const judged = async (environment: string) => {
      const { stdout, stderr } = await audit(
        ...[...bootstrap(), '--format', 'json', '--policy', policy, '--environment', environment],
      );
      expect(stderr).toBe('');
      return parseReport('stdout', stdout);
    };
    const prod = await judged('prod');
    expect(prod.findings.find(({ key }) => key === 'KEY:kept/topic/single')).toMatchObject({
      severity: 'critical',
      title: 'retention.ms must be set on the topic itself',
    });
    expect(prod.findings.find(({ key }) => key === 'DUR-02/topic/single')).toMatchObject({
      signedOff: { owner: 'me', reason: 'it is a test', ticket: null },
    });
    const dev = await judged('dev');
    expect(dev.findings.some(({ ruleId }) => ruleId.startsWith('KEY:'))).toBe(false);
  });

  it('refuses a policy that is wrong, with file, line and column, before it asks the cluster', async () => {
    const policy = join(dir, 'wrong.yaml');
    writeFileSync(policy, 'version: 1\npacks:\n  - name: x\n    rules:\n      RET-99: {enabled: false}\n');
    const { exitCode, stderr } = await audit('--bootstrap', '127.0.0.1:1', '--policy', policy);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`${policy} is not a valid policy:`);
    expect(stderr).toContain('line 5, column 7: packs[0].rules.RET-99: is no rule and no family');
    expect((await audit(...bootstrap(), '--policy', join(dir, 'none.yaml'))).stderr).toContain('none.yaml');
  });

  it('says why it failed, and with a code of its own', async () => {
    const silent = await audit('--bootstrap', '127.0.0.1:1', '--timeout', '20');
    expect(silent.exitCode).toBe(3);
    expect(silent.stderr).toMatch(/The audit failed: .*127\.0\.0\.1:1/);
    expect((await audit()).stderr).toContain('--bootstrap names the brokers to ask.');
    expect((await audit('--diff', 'only-one.json')).stderr).toContain('--diff takes two files.');
  });
});

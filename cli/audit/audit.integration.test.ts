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

  it('says why it failed, and with a code of its own', async () => {
    const silent = await audit('--bootstrap', '127.0.0.1:1', '--timeout', '20');
    expect(silent.exitCode).toBe(3);
    expect(silent.stderr).toMatch(/The audit failed: .*127\.0\.0\.1:1/);
    expect((await audit()).stderr).toContain('--bootstrap names the brokers to ask.');
    expect((await audit('--diff', 'only-one.json')).stderr).toContain('--diff takes two files.');
  });
});

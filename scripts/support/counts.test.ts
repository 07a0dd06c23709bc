import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playwrightCounts, sum, summaryLine, vitestCounts } from './counts.mjs';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'highwater-counts-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function reportFile(content: unknown): string {
  const file = join(directory, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitestReport = (passed: number, failed: number, testResults: unknown[] = []) =>
  reportFile({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults,
  });

describe('vitestCounts', () => {
  it('counts passed, failed and skipped tests', () => {
    expect(vitestCounts(vitestReport(5, 2), { code: 1 })).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const file = vitestReport(5, 0, [{ status: 'failed', assertionResults: [] }]);
    expect(vitestCounts(file, { code: 1 }).failed).toBe(1);
  });

  it('fails when the tool failed although no test did', () => {
    expect(vitestCounts(vitestReport(5, 0), { code: 1 }).failed).toBe(1);
  });

  it('fails when no test ran or no report was written', () => {
    expect(vitestCounts(vitestReport(0, 0), { code: 0 }).failed).toBe(1);
    expect(vitestCounts(join(directory, 'missing.json'), { code: 0 }).failed).toBe(1);
  });
});

describe('playwrightCounts', () => {
  it('counts a test that passed on a retry as passed', () => {
    const file = reportFile({ stats: { expected: 3, flaky: 1, unexpected: 0, skipped: 0 } });
    expect(playwrightCounts(file, { code: 0 })).toEqual({ passed: 4, failed: 0, skipped: 0 });
  });
});

describe('summaryLine', () => {
  it('is "N passed, N failed", with skipped tests only when there are any', () => {
    expect(summaryLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(summaryLine(sum([{ passed: 3, failed: 0, skipped: 1 }]))).toBe('3 passed, 0 failed, 1 skipped');
  });
});

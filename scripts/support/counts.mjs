import { existsSync, readFileSync } from 'node:fs';

/** A stage whose tool does not count: it is one test. */
export const asOne = ({ code }) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

/** Counts from the file that vitest's JSON reporter wrote. */
export function vitestCounts(file, run) {
  const report = read(file);
  if (report === undefined) return nothingRan;
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests,
    numTodoTests,
    testResults,
  } = report;
  // A file that cannot even be loaded has no tests to count.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
  );
  return settle(
    { passed, failed: failed + brokenFiles.length, skipped: numPendingTests + numTodoTests },
    run,
  );
}

/** Counts from the file that Playwright's JSON reporter wrote. */
export function playwrightCounts(file, run) {
  const report = read(file);
  if (report === undefined) return nothingRan;
  const { expected, flaky, unexpected, skipped } = report.stats;
  return settle({ passed: expected + flaky, failed: unexpected, skipped }, run);
}

export function sum(all) {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The line that CI reads. */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

const nothingRan = { passed: 0, failed: 1, skipped: 0 };

/** A stage that ran no test, or whose tool failed for another reason than a test, is a failure too. */
function settle(counts, { code }) {
  const silentFailure = code !== 0 && counts.failed === 0;
  const ranNothing = counts.passed + counts.failed === 0;
  return silentFailure || ranNothing ? { ...counts, failed: counts.failed + 1 } : counts;
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

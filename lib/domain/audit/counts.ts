import type { Severity, Verdict } from './verdict.ts';

/** Verdicts of one rule, or of all. */
export type Counts = {
  violated: Record<Severity, number>;
  passed: number;
  notApplicable: number;
  unknown: number;
};

export const noCounts = (): Counts => ({
  violated: { info: 0, warn: 0, critical: 0 },
  passed: 0,
  notApplicable: 0,
  unknown: 0,
});

/** Adds one verdict; `severity` is the one that counts after the profile had its say. */
export function countVerdict(counts: Counts, outcome: Verdict['outcome'], severity: Severity | null): void {
  if (outcome === 'pass') counts.passed += 1;
  else if (outcome === 'notApplicable') counts.notApplicable += 1;
  else if (outcome === 'unknown') counts.unknown += 1;
  else if (severity) counts.violated[severity] += 1;
}

export function addCounts(total: Counts, more: Counts): Counts {
  return {
    violated: {
      info: total.violated.info + more.violated.info,
      warn: total.violated.warn + more.violated.warn,
      critical: total.violated.critical + more.violated.critical,
    },
    passed: total.passed + more.passed,
    notApplicable: total.notApplicable + more.notApplicable,
    unknown: total.unknown + more.unknown,
  };
}

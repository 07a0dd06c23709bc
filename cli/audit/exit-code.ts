import { SEVERITIES, type Severity } from '@/lib/domain/audit/verdict.ts';

/** 1 when a finding is as grave as `failOn` or graver, 0 otherwise. */
export function exitCodeFor(findings: readonly { severity: Severity }[], failOn: Severity | 'never'): 0 | 1 {
  if (failOn === 'never') return 0;
  const limit = SEVERITIES.indexOf(failOn);
  return findings.some(({ severity }) => SEVERITIES.indexOf(severity) >= limit) ? 1 : 0;
}

import { SEVERITIES, type Severity } from '../verdict.ts';

/** From which severity on a pipeline is to fail. */
export type FailOn = Severity | 'never';

/** True when it is as grave as `failOn` or graver. */
export const isFailure = (severity: Severity, failOn: FailOn): boolean =>
  failOn !== 'never' && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);

/** Whether the pipeline fails: a finding of that severity that nobody answers for. */
export const hasFailure = (
  findings: readonly { severity: Severity; signedOff: object | null }[],
  failOn: FailOn,
): boolean => findings.some(({ severity, signedOff }) => signedOff === null && isFailure(severity, failOn));

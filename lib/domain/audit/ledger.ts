import type { AuditReport } from './audit.ts';
import type { AuditPolicy } from './audit-policy.ts';
import { ALL_SUBJECTS, type Finding, findingKey, type SubjectRef } from './finding.ts';

/** A finding that earlier audits had. */
export type OpenFinding = Pick<Finding, 'ruleId' | 'subject' | 'fingerprint'> & {
  /** When it was first seen, epoch ms. */
  openedAt: number;
};

/** A finding that is no more, as it was when its value was first seen. */
export type FixedFinding = Finding & { openedAt: number; fixedAt: number };

export type LedgerChanges = {
  /** New ones, and those that are about another value or source now. */
  opened: readonly Finding[];
  /** Keys of those that are no findings any more. */
  fixed: readonly string[];
  /** Keys of those that nothing can be said of again: the subject was deleted, the rule is off. */
  gone: readonly string[];
};

/**
 * What an audit changes in the findings that are open, by key, in steps: there are thousands. Fixed is only what its rule
 * looked at again; what cannot be known at present, and what is on a broker that is away, stays open.
 * @param isThere whether the subject still exists
 */
export function* ledgerSteps(
  open: ReadonlyMap<string, OpenFinding>,
  report: AuditReport,
  policy: Pick<AuditPolicy, 'settingOf'>,
  isThere: (subject: SubjectRef) => boolean,
): Generator<undefined, LedgerChanges, undefined> {
  const found = new Set<string>();
  const opened: Finding[] = [];
  for (const finding of report.findings) {
    found.add(finding.key);
    if (open.get(finding.key)?.fingerprint !== finding.fingerprint) opened.push(finding);
    yield;
  }
  const unknown = new Set<string>();
  for (const { key } of report.cannotKnow) {
    unknown.add(key);
    yield;
  }
  const evaluated = new Set(
    report.rules.filter(({ state }) => state === 'evaluated').map(({ ruleId }) => ruleId),
  );
  const fixed: string[] = [];
  const gone: string[] = [];
  for (const [key, { ruleId, subject }] of open) {
    yield;
    if (found.has(key)) continue;
    if (!evaluated.has(ruleId) || policy.settingOf(ruleId, subject).enabled === false) gone.push(key);
    else if (unknown.has(findingKey(ruleId, subject))) continue;
    else if (unknown.has(findingKey(ruleId, { kind: subject.kind, name: ALL_SUBJECTS }))) continue;
    else if (isThere(subject)) fixed.push(key);
    else if (subject.kind !== 'broker') gone.push(key);
  }
  return { opened, fixed, gone };
}

import type { Missing } from './fact.ts';
import { type Rule, SCOPES, type Scope } from './rule.ts';
import type { Severity, Violation } from './verdict.ts';

export type SubjectRef = { kind: Scope; name: string };

/** Stands for "all of them" where not even the list of subjects could be read. */
export const ALL_SUBJECTS = '*';

export type Finding = Omit<Violation, 'outcome' | 'about' | 'aspect'> & {
  /** Stable over time: rule, subject, and the aspect where a rule has several on one subject. */
  key: string;
  /** The value and source it is about: an acceptance lapses when this changes. */
  fingerprint: string;
  ruleId: string;
  ruleVersion: number;
  subject: SubjectRef;
};

/** Neither a finding nor a pass: what would have to be known first. */
export type CannotKnow = { key: string; ruleId: string; subject: SubjectRef; missing: Missing };

export function findingKey(ruleId: string, subject: SubjectRef, aspect = ''): string {
  const key = `${ruleId}/${subject.kind}/${subject.name}`;
  return aspect === '' ? key : `${key}#${aspect}`;
}

/**
 * Rule and subject of a key, for a finding that is gone. The aspect of a group stays at its name, which may hold a # of
 * its own; null for what is no key.
 */
export function partsOfKey(key: string): { ruleId: string; subject: SubjectRef } | null {
  const [, ruleId, named, rest] = /^([^/]+)\/([^/]+)\/(.*)$/s.exec(key) ?? [];
  const kind = SCOPES.find((scope) => scope === named);
  if (ruleId === undefined || rest === undefined || kind === undefined) return null;
  return { ruleId, subject: { kind, name: kind === 'group' ? rest : rest.replace(/#.*$/s, '') } };
}

export function toFinding(
  rule: Rule,
  subject: SubjectRef,
  violation: Violation,
  severity: Severity,
): Finding {
  return {
    key: findingKey(rule.id, subject, violation.aspect),
    fingerprint: violation.about,
    ruleId: rule.id,
    ruleVersion: rule.version,
    subject,
    severity,
    config: violation.config,
    evidence: violation.evidence,
    consequence: violation.consequence,
    suggestion: violation.suggestion,
    instruction: violation.instruction,
  };
}

const RANK: Record<Severity, number> = { critical: 0, warn: 1, info: 2 };

/** Worst first; then by key, so that two audits of the same cluster list the same order. */
export function byGravity(a: Finding, b: Finding): number {
  return RANK[a.severity] - RANK[b.severity] || compareKeys(a, b);
}

export const compareKeys = (a: { key: string }, b: { key: string }): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : 0;

import type { SubjectRef } from './finding.ts';
import type { Limits, Rule } from './rule.ts';
import { RULES } from './rules/index.ts';
import type { Severity } from './verdict.ts';

export type RuleSetting = {
  enabled?: boolean;
  /** Replaces the severity of every finding, escalation included. */
  severity?: Severity;
  /** Replaces single limits of the rule. */
  limits?: Limits;
};

/** What the engine asks before and while it judges. */
export type AuditPolicy = {
  /** The rules that may run, own ones after the built-in. */
  rules: readonly Rule[];
  /** Switched off for every subject. */
  isOff: (ruleId: string) => boolean;
  settingOf: (ruleId: string, subject: SubjectRef) => RuleSetting;
  /** The owning team; null when nobody owns it. */
  teamOf: (subject: SubjectRef) => string | null;
};

const UNCHANGED: RuleSetting = {};

/** Every rule as it is, and nobody owns anything. */
export const NO_POLICY: AuditPolicy = {
  rules: RULES,
  isOff: () => false,
  settingOf: () => UNCHANGED,
  teamOf: () => null,
};

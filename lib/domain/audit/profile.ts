import type { Limits, Rule } from './rule.ts';
import type { Severity } from './verdict.ts';

export type RuleSetting = {
  enabled?: boolean;
  /** Replaces the severity of every finding, escalation included. */
  severity?: Severity;
  /** Replaces single limits of the rule. */
  limits?: Limits;
};

/** Settings by rule id; a rule without one runs as it is. */
export type RuleProfile = Readonly<Record<string, RuleSetting>>;

/** Settings that would silently do nothing: unknown rules and limits, limits of rules that are not evaluated. */
export function profileProblems(profile: RuleProfile, rules: readonly Rule[]): readonly string[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return Object.entries(profile).flatMap(([id, { limits = {} }]) => {
    const rule = byId.get(id);
    if (!rule) return [`There is no rule ${id}.`];
    const known = rule.kind === 'evaluated' ? rule.limits : {};
    return Object.keys(limits)
      .filter((name) => !(name in known))
      .map((name) => `Rule ${id} has no limit ${name}.`);
  });
}

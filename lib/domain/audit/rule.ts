import type { AuditFacts, BrokerFacts, ClusterFacts, GroupFacts, TopicFacts } from './facts.ts';
import type { SourceKey } from './sources.ts';
import type { Severity, Verdict } from './verdict.ts';

/** What a finding can be about. */
export const SCOPES = ['topic', 'broker', 'cluster', 'group'] as const;
export type Scope = (typeof SCOPES)[number];
export type Subject = TopicFacts | BrokerFacts | ClusterFacts | GroupFacts;

/** Whose copy of the setting counts in KRaft; `n/a` for what no node's file decides. */
export type Authority = 'broker' | 'controller' | 'both' | 'n/a';

/** What a rule would need that Kafka's Admin protocol does not give. */
export type Need = 'jmx' | 'client' | 'host';

/** Numbers a policy may change. A name carries its unit, the qualifier last. */
export type Limits = Readonly<Record<string, number>>;

export type RuleBase = {
  /** For example `RET-01`; never reused. */
  id: string;
  /** Raised when the predicate changes, so that old reports stay readable. */
  version: 1;
  title: string;
  scope: Scope;
  /** Before escalation. */
  severity: Severity;
  /** What makes it a finding, and what raises or lowers the severity; with the limits as they are. */
  fires: string;
  why: string;
  fix: string;
  authority: Authority;
  sources: readonly SourceKey[];
};

type Check<S, L> = (subject: S, facts: AuditFacts, limits: L) => Verdict | readonly Verdict[];

type Checks<L> = {
  topic?: Check<TopicFacts, L>;
  broker?: Check<BrokerFacts, L>;
  cluster?: Check<ClusterFacts, L>;
  group?: Check<GroupFacts, L>;
};

export type EvaluatedRule = RuleBase & {
  kind: 'evaluated';
  limits: Limits;
  /** The kinds of subject it looks at; its own scope is among them. */
  looksAt: readonly Scope[];
  /** `limits` replaces single numbers of the rule's own. */
  evaluate: (subject: Subject, facts: AuditFacts, limits?: Limits) => readonly Verdict[];
};

/** Listed and counted as "not evaluated", so that nobody takes its silence for a pass. */
export type DeclaredRule = RuleBase & { kind: 'declared'; needs: Need; needsText: string };

export type Rule = EvaluatedRule | DeclaredRule;

type RuleText = Omit<RuleBase, 'version'>;

export function declaredRule(spec: RuleText & { needs: Need; needsText: string }): DeclaredRule {
  return { ...spec, version: 1, kind: 'declared' };
}

/** Binds a rule's checks to its limits; the limits' names are checked where they are used. */
export function rule<L extends Limits>(spec: RuleText & { limits: L; checks: Checks<L> }): EvaluatedRule {
  const { checks, limits, ...text } = spec;
  const run = (subject: Subject, facts: AuditFacts, effective: L) => {
    switch (subject.kind) {
      case 'topic':
        return checks.topic?.(subject, facts, effective);
      case 'broker':
        return checks.broker?.(subject, facts, effective);
      case 'cluster':
        return checks.cluster?.(subject, facts, effective);
      case 'group':
        return checks.group?.(subject, facts, effective);
    }
  };
  return {
    ...text,
    version: 1,
    kind: 'evaluated',
    limits,
    looksAt: (['topic', 'broker', 'cluster', 'group'] as const).filter((scope) => checks[scope]),
    evaluate: (subject, facts, override) => {
      const result = run(subject, facts, override ? { ...limits, ...override } : limits);
      if (result === undefined) return [];
      return isList(result) ? result : [result];
    },
  };
}

const isList = (result: Verdict | readonly Verdict[]): result is readonly Verdict[] => Array.isArray(result);

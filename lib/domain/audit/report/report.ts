import type { ConfigSynonym } from '@/lib/domain/model/config.ts';
import { type Acceptance, isEndingSoon } from '../acceptance.ts';
import type { AuditReport, RuleReport } from '../audit.ts';
import { ORIGIN_TEXT } from '../config-evidence.ts';
import type { Counts } from '../counts.ts';
import type { Finding, SubjectRef } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { RULES } from '../rules/index.ts';
import type { EvidenceUnit, Severity, Suggestion } from '../verdict.ts';
import { type ReasonCount, unknownReasons } from './unknown-reasons.ts';

/** Topics that inherit a value of the brokers, that have one of their own, and whose configs could not be read. */
export type Reach = { inherit: number; keep: number; unknown: number };

export type ReportedFinding = {
  key: string;
  fingerprint: string;
  ruleId: string;
  ruleVersion: number;
  title: string;
  severity: Severity;
  subject: SubjectRef;
  /** Key and value it is about, who decided, and every layer that has a value; null for a state of the cluster. */
  config: {
    key: string;
    value: string | null;
    source: string;
    decidedBy: string;
    synonyms: readonly ConfigSynonym[];
  } | null;
  evidence: readonly { label: string; value: number | string; unit: EvidenceUnit | null }[];
  consequence: string;
  /** Null for what no topic inherits. */
  reach: Reach | null;
  fix: string;
  /** The change that would end it; null where no change of a config does. */
  suggestion: Suggestion | null;
  /** Who signed for it; null when nobody did. Times are ISO 8601, UTC. */
  signedOff: {
    owner: string;
    reason: string;
    ticket: string | null;
    until: string;
    endsSoon: boolean;
  } | null;
};

export type ReportedRule = {
  ruleId: string;
  title: string;
  severity: Severity;
  why: string;
  fix: string;
  state: RuleReport['state'];
  /** What a rule that is not evaluated would need. */
  needs: string | null;
  /** Verdicts of the whole cluster, whatever part of the findings the report lists. */
  findings: number;
  passed: number;
  unknown: number;
  /** Why verdicts are unknown, the most frequent first. */
  unknownReasons: readonly ReasonCount[];
};

/** An audit to take along: plain data, the same from the server and from the command line. */
export type Report = {
  /** Of this format. */
  version: 1;
  cluster: string;
  /** ISO 8601, UTC. */
  at: string;
  /** Of the whole audit. */
  counts: {
    critical: number;
    warn: number;
    info: number;
    passed: number;
    unknown: number;
    rulesNotEvaluated: number;
  };
  /** What the listed findings were chosen by, for example `severity: critical`; empty = all of them. */
  filter: Readonly<Record<string, string>>;
  rules: readonly ReportedRule[];
  /** Worst first. */
  findings: readonly ReportedFinding[];
};

/** Somebody's word for a finding, until `expiresAt` (epoch ms). */
export type Answer = Pick<Acceptance, 'owner' | 'reason' | 'ticket' | 'expiresAt'>;

/** An exception of the policy as an answer: a file has no ticket. */
export const answerOf = ({
  owner,
  reason,
  until,
}: {
  owner: string;
  reason: string;
  until: number;
}): Answer => ({
  owner,
  reason,
  ticket: null,
  expiresAt: until,
});

export type ReportInput = {
  cluster: string;
  audit: AuditReport;
  /** The built-in ones, and those of the policy. */
  rules?: readonly Rule[];
  /** Who answers for a finding, by its key: a sign-off or an exception of the policy. */
  answered?: ReadonlyMap<string, Answer>;
  /** The findings to list, when not all of them. */
  findings?: readonly Finding[];
  reachOf: (finding: Finding) => Reach | null;
  filter?: Readonly<Record<string, string>>;
};

/** The report of an audit: what fires, who signed for it, and how much could not be judged. */
export function reportOf({
  cluster,
  audit,
  rules = RULES,
  answered,
  findings,
  reachOf,
  filter = {},
}: ReportInput): Report {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const reasons = unknownReasons(audit);
  return {
    version: 1,
    cluster,
    at: new Date(audit.at).toISOString(),
    counts: {
      ...audit.totals.violated,
      passed: audit.totals.passed,
      unknown: audit.totals.unknown,
      rulesNotEvaluated: audit.notEvaluated,
    },
    filter,
    rules: audit.rules.flatMap((judged) => {
      const rule = byId.get(judged.ruleId);
      return rule ? [reportedRule(rule, judged, reasons.get(rule.id) ?? [])] : [];
    }),
    findings: (findings ?? audit.findings).map((finding) => {
      const answer = answered?.get(finding.key);
      return {
        ...reportedFinding(finding, byId.get(finding.ruleId)),
        reach: reachOf(finding),
        signedOff: answer ? signedOff(answer, audit.at) : null,
      };
    }),
  };
}

const reportedRule = (
  rule: Rule,
  { state, counts }: RuleReport,
  reasons: readonly ReasonCount[],
): ReportedRule => ({
  ruleId: rule.id,
  title: rule.title,
  severity: rule.severity,
  why: rule.why,
  fix: rule.fix,
  state,
  needs: rule.kind === 'declared' ? rule.needsText : null,
  findings: findingsIn(counts),
  passed: counts.passed,
  unknown: counts.unknown,
  unknownReasons: reasons,
});

const findingsIn = ({ violated }: Counts): number => violated.critical + violated.warn + violated.info;

function reportedFinding(
  finding: Finding,
  rule: Rule | undefined,
): Omit<ReportedFinding, 'reach' | 'signedOff'> {
  const {
    key,
    fingerprint,
    ruleId,
    ruleVersion,
    severity,
    subject,
    config,
    evidence,
    consequence,
    suggestion,
  } = finding;
  return {
    key,
    fingerprint,
    ruleId,
    ruleVersion,
    title: rule?.title ?? ruleId,
    severity,
    subject,
    config: config && {
      key: config.key,
      value: config.value,
      source: config.source,
      decidedBy: ORIGIN_TEXT[config.origin],
      synonyms: config.synonyms,
    },
    evidence: evidence.map(({ label, value, unit }) => ({ label, value, unit: unit ?? null })),
    consequence,
    suggestion,
    fix: suggestion?.reason ?? finding.instruction ?? rule?.fix ?? '',
  };
}

const signedOff = (answer: Answer, at: number): ReportedFinding['signedOff'] => ({
  owner: answer.owner,
  reason: answer.reason,
  ticket: answer.ticket,
  until: new Date(answer.expiresAt).toISOString(),
  endsSoon: isEndingSoon(answer, at),
});

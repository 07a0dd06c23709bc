import { addCounts, type Counts, countVerdict, noCounts } from './counts.ts';
import type { Fact } from './fact.ts';
import type { AuditFacts } from './facts.ts';
import {
  ALL_SUBJECTS,
  byGravity,
  type CannotKnow,
  compareKeys,
  type Finding,
  findingKey,
  toFinding,
} from './finding.ts';
import type { RuleProfile } from './profile.ts';
import type { EvaluatedRule, Limits, Rule, Scope, Subject } from './rule.ts';
import { RULES } from './rules/index.ts';

export type AuditOptions = {
  profile?: RuleProfile;
  /** The rules to run; all of them unless a test says otherwise. */
  rules?: readonly Rule[];
};

export type RuleReport = {
  ruleId: string;
  /** `off` by the profile; `not-evaluated` for a rule that needs what Kafka does not tell. */
  state: 'evaluated' | 'not-evaluated' | 'off';
  counts: Counts;
};

export type AuditReport = {
  /** Epoch ms the facts are judged at. */
  at: number;
  /** Worst first. */
  findings: readonly Finding[];
  cannotKnow: readonly CannotKnow[];
  rules: readonly RuleReport[];
  totals: Counts;
  /** Rules, not verdicts. */
  notEvaluated: number;
  off: number;
};

/** Runs every rule on every subject in one go. */
export function audit(facts: AuditFacts, options: AuditOptions = {}): AuditReport {
  const steps = auditSteps(facts, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Subjects between two yields: about a millisecond of work. */
const BATCH = 100;

/** The same in slices: a server runs one step, lets others run, and goes on. Returns the report. */
export function* auditSteps(
  facts: AuditFacts,
  { profile = {}, rules = RULES }: AuditOptions = {},
): Generator<undefined, AuditReport, undefined> {
  const findings: Finding[] = [];
  const cannotKnow: CannotKnow[] = [];
  const reports: RuleReport[] = [];
  let done = 0;
  for (const rule of rules) {
    const setting = profile[rule.id] ?? {};
    const counts = noCounts();
    if (setting.enabled === false || rule.kind === 'declared') {
      reports.push({ ruleId: rule.id, state: setting.enabled === false ? 'off' : 'not-evaluated', counts });
      continue;
    }
    for (const scope of rule.looksAt) {
      const subjects = subjectsOf(facts, scope);
      if (!subjects.known) {
        const subject = { kind: scope, name: ALL_SUBJECTS };
        counts.unknown += 1;
        cannotKnow.push({
          key: findingKey(rule.id, subject),
          ruleId: rule.id,
          subject,
          missing: subjects.missing,
        });
        continue;
      }
      for (const subject of subjects.value) {
        judge(rule, subject, facts, setting, { findings, cannotKnow, counts });
        done += 1;
        if (done % BATCH === 0) yield;
      }
    }
    reports.push({ ruleId: rule.id, state: 'evaluated', counts });
  }
  yield;
  findings.sort(byGravity);
  yield;
  return {
    at: facts.now,
    findings,
    cannotKnow: cannotKnow.sort(compareKeys),
    rules: reports,
    totals: reports.reduce((total, { counts }) => addCounts(total, counts), noCounts()),
    notEvaluated: reports.filter(({ state }) => state === 'not-evaluated').length,
    off: reports.filter(({ state }) => state === 'off').length,
  };
}

/** Every rule on one subject: what it would come to after a change. */
export function auditSubject(
  facts: AuditFacts,
  subject: Subject,
  { profile = {}, rules = RULES }: AuditOptions = {},
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const setting = profile[rule.id] ?? {};
    if (setting.enabled === false || rule.kind === 'declared' || !rule.looksAt.includes(subject.kind))
      continue;
    judge(rule, subject, facts, setting, { findings, cannotKnow: [], counts: noCounts() });
  }
  return findings.sort(byGravity);
}

function subjectsOf(facts: AuditFacts, scope: Scope): Fact<readonly Subject[]> {
  switch (scope) {
    case 'topic':
      return facts.topics;
    case 'broker':
      return facts.brokers;
    case 'group':
      return facts.groups;
    case 'cluster':
      return { known: true, value: [facts.cluster] };
  }
}

type Sink = { findings: Finding[]; cannotKnow: CannotKnow[]; counts: Counts };

function judge(
  rule: EvaluatedRule,
  subject: Subject,
  facts: AuditFacts,
  setting: { severity?: Finding['severity']; limits?: Limits },
  sink: Sink,
): void {
  for (const verdict of rule.evaluate(subject, facts, setting.limits)) {
    const severity = verdict.outcome === 'violated' ? (setting.severity ?? verdict.severity) : null;
    countVerdict(sink.counts, verdict.outcome, severity);
    if (verdict.outcome !== 'violated' && verdict.outcome !== 'unknown') continue;
    const ref = { kind: subject.kind, name: subject.name };
    if (verdict.outcome === 'unknown') {
      const key = findingKey(rule.id, ref);
      sink.cannotKnow.push({ key, ruleId: rule.id, subject: ref, missing: verdict.missing });
    } else {
      sink.findings.push(toFinding(rule, ref, verdict, severity ?? verdict.severity));
    }
  }
}

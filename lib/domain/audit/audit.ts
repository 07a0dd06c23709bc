import { atOnce } from '@/lib/shared/at-once.ts';
import { type AuditPolicy, NO_POLICY, type RuleSetting } from './audit-policy.ts';
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
import type { EvaluatedRule, Scope, Subject } from './rule.ts';

export type AuditOptions = { policy?: AuditPolicy };

export type RuleReport = {
  ruleId: string;
  /** `off` by the policy for every subject; `not-evaluated` for a rule that needs what Kafka does not tell. */
  state: 'evaluated' | 'not-evaluated' | 'off';
  counts: Counts;
};

/** Verdicts on the topics and groups of one team; null for those that nobody owns. */
export type TeamReport = { team: string | null; counts: Counts };

export type AuditReport = {
  /** Epoch ms the facts are judged at. */
  at: number;
  /** Worst first. */
  findings: readonly Finding[];
  cannotKnow: readonly CannotKnow[];
  rules: readonly RuleReport[];
  teams: readonly TeamReport[];
  totals: Counts;
  /** Rules, not verdicts. */
  notEvaluated: number;
  off: number;
};

/** Runs every rule on every subject in one go. */
export function audit(facts: AuditFacts, options: AuditOptions = {}): AuditReport {
  return atOnce(auditSteps(facts, options));
}

/** Subjects between two yields: milliseconds of work for the first rule that looks at them. */
const BATCH = 20;

/** The same in slices: a server runs one step, lets others run, and goes on. Returns the report. */
export function* auditSteps(
  facts: AuditFacts,
  { policy = NO_POLICY }: AuditOptions = {},
): Generator<undefined, AuditReport, undefined> {
  const findings: Finding[] = [];
  const cannotKnow: CannotKnow[] = [];
  const reports: RuleReport[] = [];
  const teams = new Map<string | null, Counts>();
  let done = 0;
  for (const rule of policy.rules) {
    const counts = noCounts();
    const isOff = policy.isOff(rule.id);
    if (isOff || rule.kind === 'declared') {
      reports.push({ ruleId: rule.id, state: isOff ? 'off' : 'not-evaluated', counts });
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
        const setting = policy.settingOf(rule.id, subject);
        judge(rule, subject, facts, setting, {
          findings,
          cannotKnow,
          counts: [counts, ...teamCounts(teams, policy, subject)],
        });
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
    teams: [...teams].map(([team, counts]) => ({ team, counts })),
    totals: reports.reduce((total, { counts }) => addCounts(total, counts), noCounts()),
    notEvaluated: reports.filter(({ state }) => state === 'not-evaluated').length,
    off: reports.filter(({ state }) => state === 'off').length,
  };
}

/** Every rule on one subject: what it would come to after a change. */
export function auditSubject(
  facts: AuditFacts,
  subject: Subject,
  { policy = NO_POLICY }: AuditOptions = {},
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of policy.rules) {
    if (rule.kind === 'declared' || !rule.looksAt.includes(subject.kind)) continue;
    const setting = policy.settingOf(rule.id, subject);
    judge(rule, subject, facts, setting, { findings, cannotKnow: [], counts: [] });
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

/** Only topics and groups have owners. */
function teamCounts(
  teams: Map<string | null, Counts>,
  policy: AuditPolicy,
  subject: Subject,
): readonly Counts[] {
  if (subject.kind !== 'topic' && subject.kind !== 'group') return [];
  const team = policy.teamOf(subject);
  const counts = teams.get(team) ?? noCounts();
  teams.set(team, counts);
  return [counts];
}

/** Each verdict is added to every one of `counts`. */
type Sink = { findings: Finding[]; cannotKnow: CannotKnow[]; counts: readonly Counts[] };

function judge(
  rule: EvaluatedRule,
  subject: Subject,
  facts: AuditFacts,
  setting: RuleSetting,
  sink: Sink,
): void {
  if (setting.enabled === false) return;
  for (const verdict of rule.evaluate(subject, facts, setting.limits)) {
    const severity = verdict.outcome === 'violated' ? (setting.severity ?? verdict.severity) : null;
    for (const counts of sink.counts) countVerdict(counts, verdict.outcome, severity);
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

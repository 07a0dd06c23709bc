import { escapeXml, xmlAttributes } from '@/lib/shared/xml.ts';
import { familyOf, OWN_FAMILY, RULE_FAMILIES, type RuleFamily } from '../rules/families.ts';
import { type FailOn, isFailure } from './fail-on.ts';
import type { Report, ReportedFinding, ReportedRule } from './report.ts';
import { summaryText } from './summary.ts';

type Outcome = 'failure' | 'skipped' | 'passed';

/** One test case. A failure fails a pipeline, a skipped one does not; one that passed may still have something to say. */
type Case = {
  ruleId: string;
  name: string;
  outcome: Outcome;
  type?: string;
  message: string;
  detail?: string;
};

type Suite = { family: RuleFamily; findings: readonly ReportedFinding[]; ruleCases: readonly Case[] };

/**
 * JUnit XML as Jenkins and GitLab read it. A family of rules is a suite. Each finding is a case of its own, named by its
 * key, so that a pipeline tells new failures from known ones; a finding milder than `failOn` passes and says what it is, a
 * signed one is skipped. A rule that finds nothing is one case that passes; what cannot be known is skipped with the reason.
 */
export function* junitChunks(report: Report, failOn: FailOn): Generator<string> {
  const suites = suitesOf(report);
  const outcomes = (suite: Suite) => [
    ...suite.findings.map((finding) => outcomeOf(finding, failOn)),
    ...suite.ruleCases.map(({ outcome }) => outcome),
  ];
  const all = tally(suites.flatMap(outcomes));
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<${xmlAttributes('testsuites', { name: `Audit of ${report.cluster}`, ...all })}>\n`;
  for (const suite of suites) {
    const name = `${suite.family.prefix} ${suite.family.title}`;
    const attributes = { name, ...tally(outcomes(suite)), timestamp: report.at.slice(0, 19) };
    yield `<${xmlAttributes('testsuite', attributes)}>\n`;
    for (const finding of suite.findings) yield caseXml(findingCase(finding, failOn));
    for (const one of suite.ruleCases) yield caseXml(one);
    yield '</testsuite>\n';
  }
  yield `<!-- ${summaryText(report)} -->\n</testsuites>\n`;
}

function tally(outcomes: readonly Outcome[]) {
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    tests: outcomes.length,
    failures: count('failure'),
    errors: 0,
    skipped: count('skipped'),
    time: 0,
  };
}

const suitesOf = ({ rules, findings }: Report): readonly Suite[] =>
  [...RULE_FAMILIES, OWN_FAMILY]
    .map((family) => {
      const isOfFamily = ({ ruleId }: { ruleId: string }) => familyOf(ruleId) === family.prefix;
      return {
        family,
        findings: findings.filter(isOfFamily),
        ruleCases: rules.filter(isOfFamily).flatMap(casesOfRule),
      };
    })
    .filter((suite) => suite.findings.length + suite.ruleCases.length > 0);

function outcomeOf({ severity, signedOff }: ReportedFinding, failOn: FailOn): Outcome {
  if (signedOff) return 'skipped';
  return isFailure(severity, failOn) ? 'failure' : 'passed';
}

function findingCase(finding: ReportedFinding, failOn: FailOn): Case {
  const { ruleId, title, severity, consequence, signedOff, key } = finding;
  const outcome = outcomeOf(finding, failOn);
  const base = { ruleId, name: `${title}: ${key.slice(ruleId.length + 1)}`, outcome };
  if (signedOff) {
    const { owner, until, reason } = signedOff;
    return { ...base, message: `signed by ${owner} until ${until.slice(0, 10)}: ${reason}` };
  }
  const detail = detailOf(finding);
  return outcome === 'failure'
    ? { ...base, type: severity, message: consequence, detail }
    : { ...base, message: `${severity}, below the limit of ${failOn}: ${detail}` };
}

const detailOf = ({ subject, config, consequence, fix }: ReportedFinding): string =>
  [
    consequence,
    ...(config ? [`${config.key}=${config.value ?? 'no value'}: ${config.decidedBy}.`] : []),
    `Fix: ${fix}`,
    `About: ${subject.kind} ${subject.name}`,
  ].join('\n');

/** What there is to say about a rule beside its findings. */
function casesOfRule(rule: ReportedRule): readonly Case[] {
  const { ruleId, title, state, needs, findings, passed, unknown, unknownReasons } = rule;
  const cases: Case[] = [];
  const add = (name: string, outcome: Outcome, message: string) =>
    cases.push({ ruleId, name, outcome, message });
  if (state === 'off') add(title, 'skipped', 'switched off by the policy');
  else if (state === 'not-evaluated')
    add(title, 'skipped', `not evaluated: ${needs ?? 'no reason was given'}`);
  else if (findings === 0 && (passed > 0 || unknown === 0)) add(title, 'passed', `${passed} checks pass`);
  if (unknown > 0) {
    const [first] = unknownReasons;
    const why = first ? `${first.count} times: ${first.reason}` : 'no reason was given';
    add(`${title}: cannot know`, 'skipped', `${unknown} verdicts cannot be known; ${why}`);
  }
  return cases;
}

/** Jenkins takes what stands before the last dot of a class name for its package. */
function caseXml({ ruleId, name, outcome, type, message, detail }: Case): string {
  const open = xmlAttributes('testcase', { classname: `${familyOf(ruleId)}.${ruleId}`, name, time: 0 });
  switch (outcome) {
    case 'failure': {
      const failure = xmlAttributes('failure', { type: type ?? 'failure', message });
      return `<${open}><${failure}>${escapeXml(detail ?? message)}</failure></testcase>\n`;
    }
    case 'skipped':
      return `<${open}><${xmlAttributes('skipped', { message })}/></testcase>\n`;
    case 'passed':
      return `<${open}><system-out>${escapeXml(message)}</system-out></testcase>\n`;
  }
}

import { UNOWNED } from '@/lib/shared/unowned.ts';
import type { AuditReport } from './audit.ts';
import type { AuditPolicy } from './audit-policy.ts';
import type { Finding, SubjectRef } from './finding.ts';
import { SEVERITIES, type Severity } from './verdict.ts';

/** Findings nobody answers for, then those somebody does; each info, warn, critical. */
export type FindingCounts = readonly [number, number, number, number, number, number];

export type TeamCounts = { findings: FindingCounts; passed: number; unknown: number };

/** What one audit came to, small enough to keep for every hour. Teams by name, `unowned`, or "" for brokers and cluster. */
export type AuditTally = {
  byRule: Readonly<Record<string, FindingCounts>>;
  byTeam: Readonly<Record<string, TeamCounts>>;
  /** By rule, then team; null when there were too many to keep. */
  byRuleAndTeam: Readonly<Record<string, Readonly<Record<string, FindingCounts>>>> | null;
};

/** Beyond it only the sums are kept: a bound of what an hour costs. */
const PAIRS_MAX = 4_000;

const NOTHING: FindingCounts = [0, 0, 0, 0, 0, 0];

/** Whose a subject is: a team, `unowned`, or "" for what no team can own. */
export function ownerName(subject: SubjectRef, teamOf: AuditPolicy['teamOf']): string {
  if (subject.kind !== 'topic' && subject.kind !== 'group') return '';
  return teamOf(subject) ?? UNOWNED;
}

/** In steps: there are thousands of findings. @param isAccepted whether somebody answers for the finding */
export function* tallySteps(
  report: AuditReport,
  teamOf: AuditPolicy['teamOf'],
  isAccepted: (finding: Finding) => boolean,
): Generator<undefined, AuditTally, undefined> {
  const byRule = new Map<string, number[]>();
  const ofTeam = new Map<string, number[]>();
  const pairs = new Map<string, Map<string, number[]>>();
  let pairCount = 0;
  for (const finding of report.findings) {
    yield;
    const { ruleId, severity, subject } = finding;
    const team = ownerName(subject, teamOf);
    const at = SEVERITIES.indexOf(severity) + (isAccepted(finding) ? SEVERITIES.length : 0);
    const teams = entryOf(pairs, ruleId, () => new Map<string, number[]>());
    if (!teams.has(team)) pairCount += 1;
    for (const [counts, key] of [
      [byRule, ruleId],
      [ofTeam, team],
      [teams, team],
    ] as const) {
      const row = entryOf(counts, key, () => [...NOTHING]);
      row[at] = (row[at] ?? 0) + 1;
    }
  }
  const verdicts = new Map(report.teams.map(({ team, counts }) => [team ?? UNOWNED, counts]));
  const teams = new Set([...verdicts.keys(), ...ofTeam.keys()]);
  return {
    byRule: recordOf(byRule),
    byTeam: Object.fromEntries(
      [...teams].map((team) => [
        team,
        {
          findings: countsOf(ofTeam.get(team)),
          passed: verdicts.get(team)?.passed ?? 0,
          unknown: verdicts.get(team)?.unknown ?? 0,
        },
      ]),
    ),
    byRuleAndTeam:
      pairCount > PAIRS_MAX
        ? null
        : Object.fromEntries([...pairs].map(([ruleId, counts]) => [ruleId, recordOf(counts)])),
  };
}

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function countsOf(row: readonly number[] = NOTHING): FindingCounts {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = row;
  return [a, b, c, d, e, f];
}

const recordOf = (counts: ReadonlyMap<string, readonly number[]>): Record<string, FindingCounts> =>
  Object.fromEntries([...counts].map(([key, row]) => [key, countsOf(row)]));

export type TallyFilter = {
  rule?: string | undefined;
  team?: string | undefined;
  severity?: Severity | undefined;
  state?: 'open' | 'accepted' | undefined;
};

/** The findings of a tally that match; null when the tally did not keep what the filter asks for. */
export function countIn(tally: AuditTally, { rule, team, severity, state }: TallyFilter): number | null {
  if (rule !== undefined && team !== undefined) {
    if (tally.byRuleAndTeam === null) return null;
    return select(own(own(tally.byRuleAndTeam, rule) ?? {}, team) ?? NOTHING, severity, state);
  }
  if (rule !== undefined) return select(own(tally.byRule, rule) ?? NOTHING, severity, state);
  if (team !== undefined) return select(own(tally.byTeam, team)?.findings ?? NOTHING, severity, state);
  return Object.values(tally.byRule).reduce((sum, counts) => sum + select(counts, severity, state), 0);
}

/** A team may be called `constructor`. */
const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function select(counts: FindingCounts, severity?: Severity, state?: 'open' | 'accepted'): number {
  return counts.reduce((sum, count, at) => {
    const isWanted =
      (severity === undefined || SEVERITIES[at % SEVERITIES.length] === severity) &&
      (state === undefined || at >= SEVERITIES.length === (state === 'accepted'));
    return isWanted ? sum + count : sum;
  }, 0);
}

/** Of the team's topics and groups; see `scoreOf`. */
export function teamNumbers({ findings, passed, unknown }: TeamCounts) {
  const [info, warn, critical, ...accepted] = findings;
  return { info, warn, critical, signed: accepted.reduce((sum, count) => sum + count, 0), passed, unknown };
}

/** How much more a finding weighs than a check that passes. */
export const SCORE_WEIGHTS: Record<Severity, number> = { info: 1, warn: 3, critical: 10 };

/**
 * 0 to 100: the share of what is in order. A check that passes and a finding somebody signed for count 1 in favour; a
 * finding nobody signed for counts against, 1 for info, 3 for a warning, 10 for a critical one. What cannot be known and
 * what does not apply is left out. Null when nothing could be judged.
 */
export function scoreOf(numbers: {
  passed: number;
  signed: number;
  info: number;
  warn: number;
  critical: number;
}): number | null {
  const good = numbers.passed + numbers.signed;
  const bad = SEVERITIES.reduce((sum, severity) => sum + SCORE_WEIGHTS[severity] * numbers[severity], 0);
  return good + bad === 0 ? null : Math.floor((100 * good) / (good + bad));
}

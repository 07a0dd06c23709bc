import { expect, test } from 'vitest';
import { buildFacts } from './build-facts.ts';
import type { Limits, Subject } from './rule.ts';
import { ruleById } from './rules/index.ts';
import type { SuppliedFacts } from './supplied.ts';
import { NOW } from './test-moment.ts';
import { type SnapshotSpec, testSnapshot } from './test-snapshot.ts';
import type { Severity, Verdict } from './verdict.ts';

export type Row = {
  /** Continues "RET-01 …". */
  does: string;
  snapshot?: SnapshotSpec;
  supplied?: SuppliedFacts;
  limits?: Limits;
  /** Topic or group name, broker id; the cluster when left out. */
  subject?: string | number;
  /** A severity stands for a violation of it. */
  expect: Severity | Exclude<Verdict['outcome'], 'violated'>;
  /** A part of the consequence, or of the reason why it cannot be known. */
  says?: string | RegExp;
  suggests?: { key: string; value: string | null };
};

/** One test per row of a rule's table. */
export function testRule(ruleId: string, rows: readonly Row[]): void {
  for (const row of rows) {
    test(`${ruleId} ${row.does}`, () => {
      const verdicts = evaluate(ruleId, row);
      const verdict = worstOf(verdicts);
      expect(outcomeOf(verdict), textOf(verdict)).toBe(row.expect);
      if (row.says !== undefined) expect(textOf(verdict)).toMatch(row.says);
      if (row.suggests) expect(suggestionOf(verdict)).toMatchObject(row.suggests);
    });
  }
}

/** The verdicts of one rule on one subject of a test snapshot. */
export function evaluate(
  ruleId: string,
  { snapshot, supplied = {}, subject, limits }: Omit<Row, 'does' | 'expect'>,
) {
  const rule = ruleById(ruleId);
  if (rule?.kind !== 'evaluated') throw new Error(`${ruleId} is not evaluated`);
  const facts = buildFacts(testSnapshot(snapshot), { now: NOW, supplied });
  return rule.evaluate(find(facts, subject), facts, limits);
}

function find(facts: ReturnType<typeof buildFacts>, name: string | number | undefined): Subject {
  if (name === undefined) return facts.cluster;
  if (typeof name === 'number') {
    const broker = facts.broker(name);
    if (broker) return broker;
  } else {
    const topic = facts.topic(name);
    if (topic.known && topic.value) return topic.value;
    const group = facts.groups.known && facts.groups.value.find((one) => one.name === name);
    if (group) return group;
  }
  throw new Error(`The snapshot holds no ${name}`);
}

const ORDER = ['notApplicable', 'pass', 'unknown', 'info', 'warn', 'critical'];
const outcomeOf = (verdict: Verdict) => (verdict.outcome === 'violated' ? verdict.severity : verdict.outcome);

function worstOf(verdicts: readonly Verdict[]): Verdict {
  const [worst] = [...verdicts].sort((a, b) => ORDER.indexOf(outcomeOf(b)) - ORDER.indexOf(outcomeOf(a)));
  if (!worst) throw new Error('The rule gave no verdict');
  return worst;
}

function textOf(verdict: Verdict): string {
  if (verdict.outcome === 'violated') return verdict.consequence;
  return verdict.outcome === 'unknown' ? verdict.missing.reason : '';
}

const suggestionOf = (verdict: Verdict) => (verdict.outcome === 'violated' ? verdict.suggestion : null);

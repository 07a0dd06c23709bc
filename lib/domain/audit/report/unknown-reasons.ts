import type { AuditReport } from '../audit.ts';

export type ReasonCount = { reason: string; count: number };

/** Reasons named for one rule; the rest is in its count. */
const REASONS_NAMED = 3;

/** Why verdicts are unknown, by rule; the most frequent reasons first. */
export function unknownReasons(report: AuditReport): ReadonlyMap<string, readonly ReasonCount[]> {
  const byRule = new Map<string, Map<string, number>>();
  for (const { ruleId, missing } of report.cannotKnow) {
    const counts = byRule.get(ruleId) ?? new Map<string, number>();
    byRule.set(ruleId, counts);
    counts.set(missing.reason, (counts.get(missing.reason) ?? 0) + 1);
  }
  return new Map([...byRule].map(([ruleId, counts]) => [ruleId, mostFrequent(counts)]));
}

const mostFrequent = (counts: ReadonlyMap<string, number>): readonly ReasonCount[] =>
  [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, REASONS_NAMED);

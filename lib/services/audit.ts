import type { Cadence } from '@/lib/collector/cadence.ts';
import type {
  AuditDto,
  AuditRuleDto,
  FindingDto,
  FindingListDto,
  FindingListQuery,
  findingSortKeys,
} from '@/lib/contracts/audit.ts';
import { type FreshnessDto, sectionNames } from '@/lib/contracts/common.ts';
import type { AuditReport } from '@/lib/domain/audit/audit.ts';
import { ORIGIN_TEXT } from '@/lib/domain/audit/config-evidence.ts';
import type { Counts } from '@/lib/domain/audit/counts.ts';
import type { Finding } from '@/lib/domain/audit/finding.ts';
import type { Rule } from '@/lib/domain/audit/rule.ts';
import { RULES, ruleById } from '@/lib/domain/audit/rules/index.ts';
import { SOURCES } from '@/lib/domain/audit/sources.ts';
import type { SectionName } from '@/lib/domain/model/snapshot.ts';
import { AUDIT_EVERY_MS, type Audit } from './auditor.ts';
import { freshnessOf } from './freshness.ts';
import { memoize } from './memo.ts';
import { type Comparable, cutPage, sortRows } from './paging.ts';

/** Reasons named for one rule; the rest is in the count. */
const REASONS_NAMED = 3;

/** Of the answers made from this audit. */
export const auditVersion = ({ report, snapshot }: Audit): string =>
  `${snapshot.epoch}-${snapshot.version}-${report.at}`;

/** Rules look at everything that is collected. */
const SECTIONS: readonly SectionName[] = sectionNames;

/** The age of the facts. They are judged now and then, so none is late before an audit is. */
function auditFreshness(audit: Audit, cadence: Cadence): FreshnessDto {
  const freshness = freshnessOf(audit.snapshot, SECTIONS, cadence);
  return {
    ...freshness,
    version: auditVersion(audit),
    sections: freshness.sections.map((section) => ({
      ...section,
      intervalMs: Math.max(section.intervalMs, AUDIT_EVERY_MS),
    })),
  };
}

/** The audit by rule: what fires, what passes, what cannot be known and why. */
export function auditSummary(audit: Audit, cadence: Cadence): AuditDto {
  const { report } = audit;
  const states = new Map(report.rules.map((rule) => [rule.ruleId, rule]));
  const reasons = unknownReasons(report);
  return {
    ...auditFreshness(audit, cadence),
    at: report.at,
    intervalMs: AUDIT_EVERY_MS,
    totals: countsDto(report.totals),
    rulesTotal: report.rules.length,
    rulesNotEvaluated: report.notEvaluated,
    rulesOff: report.off,
    rules: RULES.flatMap((rule) => {
      const judged = states.get(rule.id);
      return judged ? [ruleDto(rule, judged, reasons.get(rule.id) ?? new Map())] : [];
    }),
  };
}

function ruleDto(
  rule: Rule,
  { state, counts }: AuditReport['rules'][number],
  reasons: ReadonlyMap<string, number>,
): AuditRuleDto {
  const { id, title, scope, severity, why, fix, authority, sources } = rule;
  return {
    ruleId: id,
    title,
    scope,
    severity,
    why,
    fix,
    authority,
    state,
    needs: rule.kind === 'declared' ? rule.needsText : null,
    counts: countsDto(counts),
    unknownReasons: [...reasons]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count)
      .slice(0, REASONS_NAMED),
    sources: sources.map((key) => ({ title: SOURCES[key].title, url: SOURCES[key].url ?? null })),
  };
}

const countsDto = ({ violated, passed, notApplicable, unknown }: Counts) => ({
  ...violated,
  passed,
  notApplicable,
  unknown,
});

/** rule -> reason -> how often. */
const unknownReasons = memoize((report: AuditReport) => {
  const byRule = new Map<string, Map<string, number>>();
  for (const { ruleId, missing } of report.cannotKnow) {
    const counts = byRule.get(ruleId) ?? new Map<string, number>();
    byRule.set(ruleId, counts);
    counts.set(missing.reason, (counts.get(missing.reason) ?? 0) + 1);
  }
  return byRule;
});

const RANK = { critical: 0, warn: 1, info: 2 } as const;

const SORT_BY: Record<(typeof findingSortKeys)[number], (finding: Finding) => Comparable> = {
  severity: ({ severity }) => RANK[severity],
  rule: ({ ruleId }) => ruleId,
  subject: ({ subject }) => subject.name,
};

/** One page of findings. */
export function listFindings(audit: Audit, cadence: Cadence, query: FindingListQuery): FindingListDto {
  const { report } = audit;
  const { cursor, limit, ...filters } = query;
  const version = auditVersion(audit);
  const matching = report.findings.filter((finding) => matches(finding, query));
  const key = query.sort.replace('-', '') as (typeof findingSortKeys)[number];
  const sorted = sortRows(matching, SORT_BY[key], (finding) => finding.key, query.sort.startsWith('-'));
  const page = cutPage(sorted, { cursor, limit, version, query: JSON.stringify(filters) });
  return {
    ...auditFreshness(audit, cadence),
    ...page,
    items: page.items.map(findingDto),
    at: report.at,
    totalUnfiltered: report.findings.length,
  };
}

function matches(
  { ruleId, severity, subject, config }: Finding,
  { q, rule, severity: wanted, scope, subject: name }: FindingListQuery,
): boolean {
  if (rule !== undefined && ruleId !== rule) return false;
  if (wanted !== undefined && severity !== wanted) return false;
  if (scope !== undefined && subject.kind !== scope) return false;
  if (name !== undefined && subject.name !== name) return false;
  if (q === undefined) return true;
  const text = q.toLowerCase();
  return subject.name.toLowerCase().includes(text) || (config?.key.includes(text) ?? false);
}

function findingDto(finding: Finding): FindingDto {
  const { key, fingerprint, ruleId, severity, subject, config, evidence, consequence } = finding;
  return {
    key,
    fingerprint,
    ruleId,
    title: ruleById(ruleId)?.title ?? ruleId,
    severity,
    subject,
    config: config && {
      key: config.key,
      value: config.value,
      source: config.source,
      origin: config.origin,
      originText: ORIGIN_TEXT[config.origin],
      synonyms: [...config.synonyms],
    },
    evidence: evidence.map(({ label, value, unit }) => ({ label, value, unit: unit ?? null })),
    consequence,
    suggestion: finding.suggestion,
    instruction: finding.instruction,
  };
}

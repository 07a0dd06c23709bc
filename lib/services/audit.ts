import type { Cadence } from '@/lib/collector/cadence.ts';
import type {
  AcceptanceListDto,
  AcceptanceListQuery,
  AuditDto,
  AuditRuleDto,
  FindingDto,
  FindingListDto,
  FindingListQuery,
  findingSortKeys,
} from '@/lib/contracts/audit.ts';
import { type FreshnessDto, sectionNames, severities } from '@/lib/contracts/common.ts';
import { FIXED_KEEP_MS } from '@/lib/db/findings-store.ts';
import { type Acceptance, holdingAcceptances, isEndingSoon } from '@/lib/domain/audit/acceptance.ts';
import type { AuditReport } from '@/lib/domain/audit/audit.ts';
import type { AuditPolicy } from '@/lib/domain/audit/audit-policy.ts';
import { ORIGIN_TEXT } from '@/lib/domain/audit/config-evidence.ts';
import type { Counts } from '@/lib/domain/audit/counts.ts';
import { type Finding, partsOfKey, type SubjectRef } from '@/lib/domain/audit/finding.ts';
import type { FixedFinding } from '@/lib/domain/audit/ledger.ts';
import { type Answer, answerOf } from '@/lib/domain/audit/report/report.ts';
import { type ReasonCount, unknownReasons } from '@/lib/domain/audit/report/unknown-reasons.ts';
import type { Rule } from '@/lib/domain/audit/rule.ts';
import { SOURCES } from '@/lib/domain/audit/sources.ts';
import { ownerName } from '@/lib/domain/audit/tally.ts';
import type { SectionName } from '@/lib/domain/model/snapshot.ts';
import { acceptanceDto } from './acceptances.ts';
import { AUDIT_EVERY_MS, type Audit } from './auditor.ts';
import type { WatchedCluster } from './cluster-registry.ts';
import { reachOf } from './config-reach.ts';
import type { Ledger } from './finding-ledger.ts';
import { freshnessOf } from './freshness.ts';
import { memoize } from './memo.ts';
import { type Comparable, cutPage, sortRows } from './paging.ts';

/** Of the answers made from this audit. */
export const auditVersion = ({ report, snapshot, acceptances, signedAt, ledger }: SignedAudit): string =>
  [
    ...[snapshot.epoch, snapshot.version, report.at, signedAt, ledger.revision],
    ...[acceptances.length, lastTouched(acceptances)],
  ].join('-');

const lastTouched = (acceptances: readonly Acceptance[]): number =>
  acceptances.reduce((last, { createdAt, revokedAt }) => Math.max(last, createdAt, revokedAt ?? 0), 0);

/**
 * An audit and who signed for what, judged at `signedAt`: one version of the answers stays what it is. The ledger tells what
 * earlier audits had.
 */
export type SignedAudit = Audit & { acceptances: readonly Acceptance[]; signedAt: number; ledger: Ledger };

/** The newest audit of a cluster with its sign-offs. */
export async function signedAudit({
  auditor,
  acceptances,
  findings,
}: Pick<WatchedCluster, 'auditor' | 'acceptances' | 'findings'>): Promise<SignedAudit> {
  const [audit, all, lastEnd, ledger] = await Promise.all([
    auditor.newest(),
    acceptances.all(),
    acceptances.lastEnd(),
    findings.read(),
  ]);
  // A sign-off that ended since the audit holds no more.
  const { at } = audit.report;
  const fixed = ledger.fixed.filter(({ fixedAt }) => fixedAt > at - FIXED_KEEP_MS);
  return { ...audit, acceptances: all, signedAt: Math.max(at, lastEnd), ledger: { ...ledger, fixed } };
}

type Signed = Pick<SignedAudit, 'report' | 'acceptances' | 'signedAt' | 'excepted'>;

const signedFindings = memoize(({ report, acceptances, signedAt }: Signed) =>
  holdingAcceptances(report.findings, acceptances, 'signed', signedAt),
);

/** What somebody answers for, by the key of the finding. A person's word comes before the policy's. */
export const acceptedFindings = memoize((audit: Signed): ReadonlyMap<string, Answer> => {
  const accepted = new Map([...audit.excepted].map(([key, exception]) => [key, answerOf(exception)]));
  for (const [key, acceptance] of signedFindings(audit)) accepted.set(key, acceptance);
  return accepted;
});

/** What nobody answers for, and nobody wants to hear of at present. */
export const mutedFindings = memoize((audit: Signed): ReadonlyMap<string, Acceptance> => {
  const { report, acceptances, signedAt } = audit;
  const accepted = acceptedFindings(audit);
  const muted = holdingAcceptances(report.findings, acceptances, 'muted', signedAt);
  return new Map([...muted].filter(([key]) => !accepted.has(key)));
});

/** Rules look at everything that is collected but ACLs, which only tell who owns what. */
const SECTIONS: readonly SectionName[] = sectionNames.filter((name) => name !== 'acls');

/** The age of the facts. They are judged now and then, so none is late before an audit is. */
export function auditFreshness(audit: SignedAudit, cadence: Cadence): FreshnessDto {
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
export function auditSummary(audit: SignedAudit, cadence: Cadence): AuditDto {
  const { report } = audit;
  const accepted = acceptedFindings(audit);
  const acceptedOf = acceptedByRule(report, accepted);
  const states = new Map(report.rules.map((rule) => [rule.ruleId, rule]));
  const reasons = reasonsOf(report);
  return {
    ...auditFreshness(audit, cadence),
    at: report.at,
    intervalMs: AUDIT_EVERY_MS,
    totals: countsDto(report.totals),
    accepted: accepted.size,
    acceptedEndingSoon: [...accepted.values()].filter((one) => isEndingSoon(one, audit.signedAt)).length,
    muted: mutedFindings(audit).size,
    fixed: audit.ledger.fixed.length,
    rulesTotal: report.rules.length,
    rulesNotEvaluated: report.notEvaluated,
    rulesOff: report.off,
    teams: [...audit.policy.teams],
    rules: audit.policy.rules.flatMap((rule) => {
      const judged = states.get(rule.id);
      if (!judged) return [];
      const dto = ruleDto(rule, judged, reasons.get(rule.id) ?? []);
      return [{ ...dto, accepted: acceptedOf.get(rule.id) ?? 0 }];
    }),
  };
}

function ruleDto(
  rule: Rule,
  { state, counts }: AuditReport['rules'][number],
  reasons: readonly ReasonCount[],
): Omit<AuditRuleDto, 'accepted'> {
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
    unknownReasons: [...reasons],
    sources: sources.map((key) => ({ title: SOURCES[key].title, url: SOURCES[key].url ?? null })),
  };
}

const countsDto = ({ violated, passed, notApplicable, unknown }: Counts) => ({
  ...violated,
  passed,
  notApplicable,
  unknown,
});

const reasonsOf = memoize(unknownReasons);

function acceptedByRule(report: AuditReport, accepted: ReadonlyMap<string, unknown>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key, ruleId } of report.findings) {
    if (accepted.has(key)) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  }
  return counts;
}

/** Every sign-off there ever was, or those of one finding, newest first, with what became of each. */
export function listAcceptances(
  { report, policy, acceptances }: SignedAudit,
  { key }: AcceptanceListQuery,
  now: number,
): AcceptanceListDto {
  const findings = new Map(report.findings.map((finding) => [finding.key, finding]));
  const asked = acceptances.filter((one) => key === undefined || one.key === key);
  return {
    items: asked.flatMap((one) => {
      const finding = findings.get(one.key);
      const parts = finding ?? partsOfKey(one.key);
      if (parts === null) return [];
      const { ruleId, subject } = parts;
      const title = ruleTitle(policy, ruleId);
      return { ...acceptanceDto(one, finding, now), ruleId, title, subject, fires: finding !== undefined };
    }),
  };
}

export const ruleTitle = ({ rules }: AuditPolicy, ruleId: string): string =>
  rules.find(({ id }) => id === ruleId)?.title ?? ruleId;

/** Whose it is, `unowned` for nobody's, null where nobody can be. */
export function teamName({ teamOf }: AuditPolicy, subject: SubjectRef): string | null {
  const team = ownerName(subject, teamOf);
  return team === '' ? null : team;
}

const SORT_BY: Record<(typeof findingSortKeys)[number], (finding: Finding) => Comparable> = {
  severity: ({ severity }) => severities.indexOf(severity),
  rule: ({ ruleId }) => ruleId,
  subject: ({ subject }) => subject.name,
};

/** One page of findings. */
export function listFindings(audit: SignedAudit, cadence: Cadence, query: FindingListQuery): FindingListDto {
  const { report } = audit;
  const { cursor, limit, ...filters } = query;
  const version = auditVersion(audit);
  const matching = matchingFindings(audit, query);
  const key = query.sort.replace('-', '') as (typeof findingSortKeys)[number];
  const sorted = sortRows(matching, SORT_BY[key], (finding) => finding.key, query.sort.startsWith('-'));
  const page = cutPage(sorted, { cursor, limit, version, query: JSON.stringify(filters) });
  return {
    ...auditFreshness(audit, cadence),
    ...page,
    items: page.items.map(findingDtos(audit)),
    at: report.at,
    totalUnfiltered: findingsOf(audit, query).length,
  };
}

export type FindingFilter = Omit<FindingListQuery, 'sort' | 'cursor' | 'limit'>;

const findingsOf = (
  { report, ledger }: SignedAudit,
  { state }: FindingFilter,
): readonly (Finding | FixedFinding)[] => (state === 'fixed' ? ledger.fixed : report.findings);

/** Worst first, as the audit has them; those that were fixed newest first. */
export function matchingFindings(
  audit: SignedAudit,
  filter: FindingFilter,
): readonly (Finding | FixedFinding)[] {
  const { team, state } = filter;
  const stateOf = findingStateOf(audit);
  return findingsOf(audit, filter).filter(
    (finding) =>
      matches(finding, filter) &&
      (team === undefined || teamName(audit.policy, finding.subject) === team) &&
      (state === undefined || stateOf(finding) === state),
  );
}

function findingStateOf(audit: SignedAudit): (finding: Finding | FixedFinding) => FindingDto['state'] {
  const accepted = acceptedFindings(audit);
  const muted = mutedFindings(audit);
  return (finding) => {
    if ('fixedAt' in finding) return 'fixed';
    if (accepted.has(finding.key)) return 'accepted';
    return muted.has(finding.key) ? 'muted' : 'open';
  };
}

function matches(
  { key, ruleId, severity, subject, config }: Finding,
  { q, key: exactly, rule, severity: wanted, scope }: FindingFilter,
): boolean {
  if (rule !== undefined && ruleId !== rule) return false;
  if (wanted !== undefined && severity !== wanted) return false;
  if (scope !== undefined && subject.kind !== scope) return false;
  if (exactly !== undefined && key !== exactly) return false;
  if (q === undefined) return true;
  const text = q.toLowerCase();
  return subject.name.toLowerCase().includes(text) || (config?.key.includes(text) ?? false);
}

function findingDtos(audit: SignedAudit): (finding: Finding | FixedFinding) => FindingDto {
  const { report, policy, excepted, ledger } = audit;
  const stateOf = findingStateOf(audit);
  const signed = signedFindings(audit);
  const muted = mutedFindings(audit);
  return (finding) => {
    const { key, fingerprint, ruleId, ruleVersion, severity, subject, config, evidence, consequence } =
      finding;
    const state = stateOf(finding);
    const acceptance = state === 'fixed' ? undefined : (signed.get(key) ?? muted.get(key));
    const exception = state === 'fixed' ? undefined : excepted.get(key);
    return {
      key,
      fingerprint,
      ruleId,
      ruleVersion,
      title: ruleTitle(policy, ruleId),
      severity,
      subject,
      team: teamName(policy, subject),
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
      blast: reachOf(audit.snapshot, finding),
      suggestion: finding.suggestion,
      instruction: finding.instruction,
      state,
      openedAt: 'openedAt' in finding ? finding.openedAt : (ledger.open.get(key)?.openedAt ?? null),
      fixedAt: 'fixedAt' in finding ? finding.fixedAt : null,
      acceptance: acceptance ? acceptanceDto(acceptance, finding, report.at) : null,
      exception: exception
        ? { owner: exception.owner, reason: exception.reason, until: exception.until }
        : null,
    };
  };
}

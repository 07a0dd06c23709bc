import type { Cadence } from '@/lib/collector/cadence.ts';
import type {
  UnknownListDto,
  UnknownListQuery,
  UnknownVerdictDto,
  unknownSortKeys,
} from '@/lib/contracts/audit.ts';
import type { AuditReport } from '@/lib/domain/audit/audit.ts';
import { ALL_SUBJECTS, type CannotKnow, findingKey, type SubjectRef } from '@/lib/domain/audit/finding.ts';
import { MISSING_KINDS } from '@/lib/shared/audit/missing-kinds.ts';
import { auditFreshness, auditVersion, ruleTitle, type SignedAudit, teamName } from './audit.ts';
import { memoize } from './memo.ts';
import { type Comparable, cutPage, sortRows } from './paging.ts';

type Row = CannotKnow & { id: string };

/** One page of what could not be judged, with what would have to be known first. */
export function listUnknown(audit: SignedAudit, cadence: Cadence, query: UnknownListQuery): UnknownListDto {
  const { cursor, limit, ...filters } = query;
  const rows = rowsOf(audit.report);
  const matching = rows.filter((row) => matches(row, query, teamIn(audit)));
  const key = query.sort.replace('-', '') as (typeof unknownSortKeys)[number];
  const sorted = sortRows(matching, SORT_BY[key], ({ id }) => id, query.sort.startsWith('-'));
  const page = cutPage(sorted, {
    cursor,
    limit,
    version: auditVersion(audit),
    query: JSON.stringify(filters),
  });
  return {
    ...auditFreshness(audit, cadence),
    ...page,
    items: page.items.map(unknownDtos(audit)),
    at: audit.report.at,
    totalUnfiltered: rows.length,
  };
}

/** A rule that compares several keys on one subject may say of each that it cannot know. */
const rowsOf = memoize(({ cannotKnow }: AuditReport): readonly Row[] => {
  const told = new Map<string, number>();
  return cannotKnow.map((verdict) => {
    const times = (told.get(verdict.key) ?? 0) + 1;
    told.set(verdict.key, times);
    return { ...verdict, id: times === 1 ? verdict.key : `${verdict.key}#${times}` };
  });
});

/** Names order the rest, so that rows with one reason stay together. */
const SORT_BY: Record<(typeof unknownSortKeys)[number], (row: Row) => Comparable> = {
  missing: ({ missing }) => MISSING_KINDS.indexOf(missing.kind),
  rule: ({ ruleId }) => ruleId,
  subject: ({ subject }) => subject.name,
};

type TeamOf = (subject: SubjectRef) => string | null;

const teamIn =
  ({ policy }: SignedAudit): TeamOf =>
  (subject) =>
    subject.name === ALL_SUBJECTS ? null : teamName(policy, subject);

function matches(
  { ruleId, subject, missing }: Row,
  { q, rule, scope, team }: UnknownListQuery,
  teamOf: TeamOf,
): boolean {
  if (rule !== undefined && ruleId !== rule) return false;
  if (scope !== undefined && subject.kind !== scope) return false;
  if (team !== undefined && teamOf(subject) !== team) return false;
  if (q === undefined) return true;
  const text = q.toLowerCase();
  return subject.name.toLowerCase().includes(text) || missing.reason.toLowerCase().includes(text);
}

function unknownDtos(audit: SignedAudit): (row: Row) => UnknownVerdictDto {
  const openSince = openSinceOf(audit);
  const teamOf = teamIn(audit);
  return ({ id, key, ruleId, subject, missing }) => ({
    id,
    ruleId,
    title: ruleTitle(audit.policy, ruleId),
    subject: subject.name === ALL_SUBJECTS ? { kind: subject.kind, name: null } : subject,
    team: teamOf(subject),
    missing: missing.kind,
    reason: missing.reason,
    openSince: openSince.get(key) ?? null,
  });
}

/** By key of what cannot be known: since when it is open, as earlier audits found it. */
function openSinceOf({ ledger, report }: SignedAudit): ReadonlyMap<string, number> {
  const found = new Set(report.findings.map(({ key }) => key));
  const since = new Map<string, number>();
  for (const [key, { ruleId, subject, openedAt }] of ledger.open) {
    if (found.has(key)) continue;
    for (const name of [subject.name, ALL_SUBJECTS]) {
      const unknownKey = findingKey(ruleId, { kind: subject.kind, name });
      since.set(unknownKey, Math.min(since.get(unknownKey) ?? openedAt, openedAt));
    }
  }
  return since;
}

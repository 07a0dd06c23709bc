import { createLoader, parseAsNumberLiteral, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import type { FindingFilter, UnknownFilter } from '@/lib/client/audit.ts';
import { findingScopes, findingSortKeys, findingStates, unknownSortKeys } from '@/lib/contracts/audit.ts';
import { severities } from '@/lib/contracts/common.ts';
import { type FindingTrendQuery, trendDays } from '@/lib/contracts/policy.ts';

const sorts = findingSortKeys.flatMap((key) => [key, `-${key}`] as const);
const unknownSorts = unknownSortKeys.flatMap((key) => [key, `-${key}`] as const);

/** The state of the audit page, in the address. */
export const auditParams = {
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(sorts).withDefault('severity'),
  severity: parseAsStringLiteral(severities),
  scope: parseAsStringLiteral(findingScopes),
  rule: parseAsString,
  /** A team, or `unowned`. */
  team: parseAsString,
  /** All that are not fixed when empty; `cannot-know` lists what could not be judged in their place. */
  state: parseAsStringLiteral([...findingStates, 'cannot-know'] as const),
  /** Of what could not be judged. */
  unknownSort: parseAsStringLiteral(unknownSorts).withDefault('missing'),
  /** Rules that are listed. */
  rules: parseAsStringLiteral(['judged', 'not-evaluated', 'off'] as const).withDefault('judged'),
  /** Days of the chart of findings over time. */
  days: parseAsNumberLiteral(trendDays).withDefault(30),
  /** Key of the finding that is open. */
  finding: parseAsString,
};

export const loadAuditParams = createLoader(auditParams);

type AuditParams = Awaited<ReturnType<typeof loadAuditParams>>;

/** What the API is asked for. */
export function findingFilterOf({ q, sort, severity, scope, rule, team, state }: AuditParams): FindingFilter {
  return {
    sort,
    ...(q.trim() !== '' && { q: q.trim() }),
    ...(severity !== null && { severity }),
    ...(scope !== null && { scope }),
    ...(state !== null && state !== 'cannot-know' && { state }),
    ...(rule !== null && rule !== '' && { rule }),
    ...(team !== null && team !== '' && { team }),
  };
}

/** What the API is asked for of what could not be judged: that has no severity. */
export function unknownFilterOf({ q, unknownSort, scope, rule, team }: AuditParams): UnknownFilter {
  return {
    sort: unknownSort,
    ...(q.trim() !== '' && { q: q.trim() }),
    ...(scope !== null && { scope }),
    ...(rule !== null && rule !== '' && { rule }),
    ...(team !== null && team !== '' && { team }),
  };
}

/** The chart follows the filters that the counts are kept by: a text, a kind of subject and what is muted or fixed are none. */
export function trendQueryOf({ days, severity, rule, team, state }: AuditParams): FindingTrendQuery {
  return {
    days,
    ...(severity !== null && { severity }),
    ...((state === 'open' || state === 'accepted') && { state }),
    ...(rule !== null && rule !== '' && { rule }),
    ...(team !== null && team !== '' && { team }),
  };
}

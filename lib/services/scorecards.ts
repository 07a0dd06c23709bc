import type { ScorecardDto, ScorecardListDto } from '@/lib/contracts/policy.ts';
import type { Store } from '@/lib/db/store.ts';
import { isEndingSoon } from '@/lib/domain/audit/acceptance.ts';
import type { Finding } from '@/lib/domain/audit/finding.ts';
import { ownerName, scoreOf, type TeamCounts, tallySteps, teamNumbers } from '@/lib/domain/audit/tally.ts';
import { inSlices } from '@/lib/shared/pacer.ts';
import { latest } from '@/lib/shared/section.ts';
import { UNOWNED } from '@/lib/shared/unowned.ts';
import { acceptedFindings, type SignedAudit } from './audit.ts';
import { readScores, type ScoreTrend } from './findings-trend.ts';
import { ownedBy } from './policy/owned.ts';
import type { PolicyBook } from './policy/policy-book.ts';

const TREND_DAYS = 30;

const NO_COUNTS: TeamCounts = { findings: [0, 0, 0, 0, 0, 0], passed: 0, unknown: 0 };

export type ScorecardParts = { store: Store; policies: PolicyBook; now: () => number };

/** How each team stands, and what nobody owns; worst first. */
export async function scorecards(
  clusterId: string,
  audit: SignedAudit,
  { store, policies, now }: ScorecardParts,
): Promise<ScorecardListDto> {
  const { report, policy, snapshot } = audit;
  const accepted = acceptedFindings(audit);
  const isAccepted = ({ key }: Finding) => accepted.has(key);
  const { byTeam } = await inSlices(tallySteps(report, policy.teamOf, isAccepted));
  const due = dueSoon(audit, accepted);
  const ownedByTeam = ownedBy(snapshot, policy);
  const trends = await readScores(store, clusterId, TREND_DAYS, now());
  const contacts = new Map(policies.state().policy.teams.map(({ name, contact }) => [name, contact]));
  const items = [...policy.teams, UNOWNED].map((team) =>
    card(byTeam[team] ?? NO_COUNTS, {
      team,
      contact: contacts.get(team) ?? null,
      isResolved: !policy.unresolved.has(team),
      ...ownedByTeam(team),
      dueSoon: due.get(team) ?? 0,
      trend: trends.get(team) ?? [],
    }),
  );
  return { at: report.at, items: latest(snapshot.sections.metadata) ? items.sort(worstFirst) : [] };
}

type Known = Pick<ScorecardDto, 'team' | 'contact' | 'isResolved' | 'topics' | 'groups' | 'dueSoon'> & {
  trend: ScoreTrend;
};

function card(counts: TeamCounts, known: Known): ScorecardDto {
  const numbers = teamNumbers(counts);
  return {
    ...known,
    ...numbers,
    unsigned: numbers.critical + numbers.warn + numbers.info,
    score: known.isResolved ? scoreOf(numbers) : null,
    trend: [...known.trend],
  };
}

function dueSoon(
  { report, policy }: SignedAudit,
  accepted: ReadonlyMap<string, { expiresAt: number }>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key, subject } of report.findings) {
    const one = accepted.get(key);
    if (one === undefined || !isEndingSoon(one, report.at)) continue;
    const team = ownerName(subject, policy.teamOf);
    counts.set(team, (counts.get(team) ?? 0) + 1);
  }
  return counts;
}

/** A team of which nothing could be judged comes last. */
const worstFirst = (a: ScorecardDto, b: ScorecardDto): number =>
  (a.score ?? 101) - (b.score ?? 101) || b.unsigned - a.unsigned || (a.team < b.team ? -1 : 1);

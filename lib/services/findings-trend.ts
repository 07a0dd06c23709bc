import { sectionNames } from '@/lib/contracts/common.ts';
import type { FindingTrendDto, FindingTrendQuery } from '@/lib/contracts/policy.ts';
import { tallyResolution } from '@/lib/db/retention.ts';
import type { Store, TallyRecord } from '@/lib/db/store.ts';
import type { Finding } from '@/lib/domain/audit/finding.ts';
import { type AuditTally, countIn, scoreOf, tallySteps, teamNumbers } from '@/lib/domain/audit/tally.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { inSlices } from '@/lib/shared/pacer.ts';
import type { AcceptanceBook } from './acceptances.ts';
import { acceptedFindings } from './audit.ts';
import type { Audit } from './auditor.ts';

const DAY_MS = 86_400_000;

/** Newer ones replace it within the same hour, so writing more often would only cost. */
const WRITE_EVERY_MS = 60_000;

/**
 * Writes down what each audit came to, at most once a minute. An audit that could not look at everything is left out: a
 * gap is honest, a dip would not be.
 */
export function createTallyWriter(
  store: Store,
  clusterId: string,
  acceptances: AcceptanceBook,
  onError: (error: unknown) => void,
): (audit: Audit) => void {
  let writtenAt = Number.NEGATIVE_INFINITY;
  const write = async (audit: Audit) => {
    const signed = { acceptances: await acceptances.all(), signedAt: audit.report.at };
    const accepted = acceptedFindings({ ...audit, ...signed });
    const isAccepted = ({ key }: Finding) => accepted.has(key);
    const tally = await inSlices(tallySteps(audit.report, audit.policy.teamOf, isAccepted));
    await store.saveTally({ clusterId, judgedAt: audit.report.at, counts: JSON.stringify(tally) });
  };
  return (audit) => {
    if (!isWhole(audit.snapshot) || audit.report.at - writtenAt < WRITE_EVERY_MS) return;
    writtenAt = audit.report.at;
    write(audit).catch(onError);
  };
}

/** Everything was asked for, and the sections that most rules read have been answered. */
export const isWhole = ({ sections }: ClusterSnapshot): boolean =>
  sectionNames.every((name) => sections[name] !== undefined) &&
  [sections.metadata, sections.topicConfigs, sections.brokerConfigs].every((section) => section?.ok === true);

/** The findings that match over the newest days, one point for each audited hour or day. */
export async function readTrend(
  store: Store,
  clusterId: string,
  { days, ...filter }: FindingTrendQuery,
  now: number,
): Promise<FindingTrendDto> {
  const from = now - days * DAY_MS;
  const { resolutionMs, tallies } = await listFinest(store, { clusterId, from, to: now });
  return {
    from,
    to: now,
    resolutionMs,
    points: tallies.flatMap((record) => {
      const value = countIn(tallyFrom(record), filter);
      return value === null ? [] : [{ at: record.at, value, max: value }];
    }),
  };
}

type Range = { clusterId: string; from: number; to: number };

/** By day for a long time; by hour while the whole history is no longer than hours are kept. */
async function listFinest(store: Store, range: Range) {
  const list = async (resolutionMs: number) => ({
    resolutionMs,
    tallies: await store.listTallies({ ...range, resolutionMs }),
  });
  const wanted = await list(tallyResolution(range.to - range.from));
  const [first] = wanted.tallies;
  const finest = first === undefined ? wanted.resolutionMs : tallyResolution(range.to - first.at);
  return finest === wanted.resolutionMs ? wanted : list(finest);
}

/** Only ever written by `tallyOf`. */
const tallyFrom = ({ counts }: TallyRecord): AuditTally => JSON.parse(counts);

/** Scores of one team, ascending. */
export type ScoreTrend = readonly { at: number; score: number }[];

/** team -> its scores of the newest `days`, a day each. */
export async function readScores(
  store: Store,
  clusterId: string,
  days: number,
  now: number,
): Promise<ReadonlyMap<string, ScoreTrend>> {
  const trends = new Map<string, { at: number; score: number }[]>();
  const range = { clusterId, resolutionMs: DAY_MS, from: now - days * DAY_MS, to: now };
  for (const record of await store.listTallies(range)) {
    for (const [team, counts] of Object.entries(tallyFrom(record).byTeam)) {
      const score = scoreOf(teamNumbers(counts));
      if (score === null) continue;
      trends.set(team, [...(trends.get(team) ?? []), { at: record.at, score }]);
    }
  }
  return trends;
}

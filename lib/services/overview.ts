import type { MeasuredCountDto, OverviewDto } from '@/lib/contracts/clusters.ts';
import { sectionNames } from '@/lib/contracts/common.ts';
import type { TopicRowDto } from '@/lib/contracts/topics.ts';
import { oldest } from '@/lib/domain/lag/lag.ts';
import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import { latest } from '@/lib/shared/section.ts';
import { attentionItems } from './attention.ts';
import type { WatchedCluster } from './cluster-registry.ts';
import { clusterSummary } from './clusters.ts';
import { freshnessOf, versionOf } from './freshness.ts';
import { groupRows } from './group-index.ts';
import { topicRows } from './topic-index.ts';

export const OVERVIEW_SECTIONS: readonly SectionName[] = [
  'metadata',
  'offsets',
  'groups',
  'commits',
  'topicConfigs',
  'logDirs',
  'quorum',
];

const ATTENTION_SHOWN = 50;
const AT_RISK = new Set([
  'lost',
  'invalid',
  'stopped',
  'stalled',
  'blocked',
  'uncommitted',
  'unstable',
  'lagging',
  'rewound',
]);
/** A KRaft voter behind by less than this is caught up: it fetches continuously. */
const VOTER_LAG_OFFSETS = 100n;

const NOT_COLLECTED = 'Not collected yet.';
const unknown = (reason: string) => ({ value: null, reason, at: null });

/** What the overview, and the search, are made of. */
export const rowsAhead = (snapshot: ClusterSnapshot): Promise<unknown> =>
  Promise.all([topicRows.ahead(snapshot), groupRows.ahead(snapshot)]);

export function overview(
  snapshot: ClusterSnapshot,
  { definition, collector }: Pick<WatchedCluster, 'definition' | 'collector'>,
): OverviewDto {
  const attention = attentionItems(snapshot);
  const load = collector.load();
  return {
    ...freshnessOf(snapshot, OVERVIEW_SECTIONS, collector.cadence),
    // The states of the brokers come from every section.
    version: versionOf(snapshot, sectionNames),
    cluster: clusterSummary(definition, snapshot),
    stats: {
      offlinePartitions: sumTopics(snapshot, (row) => row.offline),
      belowMinIsr: sumTopics(snapshot, (row) => row.belowMinIsr),
      underReplicated: sumTopics(snapshot, (row) => row.underReplicated),
      atMinIsr: atMinIsr(snapshot),
      ...groupStats(snapshot),
      messagesInPerSecond: messagesIn(snapshot),
      totalLagMessages: totalLag(snapshot),
      sizeBytes: totalSize(snapshot),
    },
    controller: controller(snapshot),
    attention: attention.slice(0, ATTENTION_SHOWN),
    attentionTotal: attention.length,
    load: {
      requestsPerSecond: load.requestsPerSecond(),
      requestsTotal: load.requestsTotal(),
      budgetPerBrokerPerSecond: load.perBrokerPerSecond,
    },
  };
}

function sumTopics(
  snapshot: ClusterSnapshot,
  countOf: (row: TopicRowDto) => number | null,
): MeasuredCountDto {
  const metadata = latest(snapshot.sections.metadata);
  if (!metadata) return unknown(NOT_COLLECTED);
  let sum = 0;
  let missing = 0;
  for (const row of topicRows(snapshot)) {
    const count = countOf(row);
    if (count === null) missing += 1;
    else sum += count;
  }
  const rows = topicRows(snapshot).length;
  if (missing === rows && rows > 0) return unknown('The configs that decide it could not be read.');
  return {
    value: sum,
    reason: missing > 0 ? `${missing} of ${rows} topics unknown` : null,
    at: metadata.collectedAt,
  };
}

function atMinIsr(snapshot: ClusterSnapshot): MeasuredCountDto {
  const metadata = latest(snapshot.sections.metadata);
  if (!metadata) return unknown(NOT_COLLECTED);
  let sum = 0;
  for (const row of topicRows(snapshot)) {
    if (row.minIsr?.value == null) continue;
    const minIsr = Number(row.minIsr.value);
    for (const { isr, replicas } of metadata.value.topics.get(row.name)?.partitions ?? []) {
      if (isr.length === minIsr && replicas.length > minIsr) sum += 1;
    }
  }
  return { value: sum, reason: null, at: metadata.collectedAt };
}

function groupStats(snapshot: ClusterSnapshot): Pick<OverviewDto['stats'], 'groups' | 'groupsAtRisk'> {
  const groups = latest(snapshot.sections.groups);
  if (!groups) return { groups: unknown(NOT_COLLECTED), groupsAtRisk: unknown(NOT_COLLECTED) };
  const rows = groupRows(snapshot);
  const unjudged = rows.filter((row) => row.status === 'unknown').length;
  return {
    groups: { value: rows.length, reason: null, at: groups.collectedAt },
    groupsAtRisk: {
      value: rows.filter((row) => AT_RISK.has(row.status)).length,
      reason: unjudged > 0 ? `${unjudged} groups cannot be judged` : null,
      at: latest(snapshot.sections.commits)?.collectedAt ?? null,
    },
  };
}

/** Sum over the topics with a known rate; null while no topic has two samples. */
export function messagesIn(snapshot: ClusterSnapshot): MeasuredCountDto {
  let sum = 0;
  let known = 0;
  let at: number | null = null;
  for (const rate of snapshot.rates.values()) {
    if (rate.perSecond === null) continue;
    known += 1;
    sum += rate.perSecond;
    at = oldest(at, rate.at);
  }
  if (known === 0) return unknown('A rate needs two samples.');
  const total = latest(snapshot.sections.metadata)?.value.topics.size ?? known;
  return { value: sum, reason: known < total ? `${total - known} of ${total} topics unknown` : null, at };
}

/** Sum over the groups with a known lag. */
export function totalLag(snapshot: ClusterSnapshot): OverviewDto['stats']['totalLagMessages'] {
  let sum = 0n;
  let known = 0;
  let partly = 0;
  let at: number | null = null;
  for (const { sum: lag } of snapshot.progress.values()) {
    if (lag.known < lag.total) partly += 1;
    if (lag.messages === null) continue;
    known += 1;
    sum += lag.messages;
    at = oldest(at, lag.sampledAt);
  }
  if (known === 0) return unknown(snapshot.sections.commits ? 'No group has a known lag.' : NOT_COLLECTED);
  return { value: String(sum), reason: partly > 0 ? `${partly} groups only partly known` : null, at };
}

function totalSize(snapshot: ClusterSnapshot): OverviewDto['stats']['sizeBytes'] {
  const logDirs = latest(snapshot.sections.logDirs);
  if (!logDirs) return unknown(NOT_COLLECTED);
  let sum = 0n;
  let missing = 0;
  for (const row of topicRows(snapshot)) {
    sum += BigInt(row.sizeBytes ?? 0);
    if (row.sizeMissingBrokers.length > 0) missing += 1;
  }
  const reason = missing > 0 ? `sizes of ${missing} topics are old or incomplete` : null;
  return { value: String(sum), reason, at: logDirs.collectedAt };
}

function controller(snapshot: ClusterSnapshot): OverviewDto['controller'] {
  const quorum = latest(snapshot.sections.quorum);
  if (!quorum) return { leaderId: null, leaderEpoch: null, voters: null, votersCaughtUp: null, at: null };
  const { leaderId, leaderEpoch, voters } = quorum.value;
  const end = voters.find(({ replicaId }) => replicaId === leaderId)?.logEndOffset;
  const caughtUp = voters.filter(
    ({ logEndOffset }) => end !== undefined && end - logEndOffset < VOTER_LAG_OFFSETS,
  );
  return {
    leaderId,
    leaderEpoch,
    voters: voters.length,
    votersCaughtUp: caughtUp.length,
    at: quorum.collectedAt,
  };
}

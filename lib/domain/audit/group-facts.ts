import type { Group } from '@/lib/domain/model/group.ts';
import { blockedAt } from '../lag/open-transactions.ts';
import { inLastHour } from '../lag/rebalances.ts';
import { rebalancingShare } from '../lag/rebalancing-time.ts';
import { type Fact, flatMapFact, lazy, mapFact, missing, missingFrom } from './fact.ts';
import type { GroupFacts } from './facts.ts';
import type { FactsContext } from './facts-context.ts';
import { fresh } from './section-facts.ts';
import type { GroupHistory } from './supplied.ts';

export function groupFacts(context: FactsContext): Fact<readonly GroupFacts[]> {
  const positions = lazy(() => positionsByTopic(context));
  return mapFact(context.sections.groups, (groups) =>
    [...groups.values()].map((group) => oneGroup(group, context, positions)),
  );
}

type Bounds = { start: bigint | null; end: bigint | null };
type Positions = (topic: string, partition: number) => Bounds;
const NO_BOUNDS: Bounds = { start: null, end: null };

/** Offsets are stored by position in `Topic.partitions`; groups speak of partition numbers. */
function positionsByTopic({ sections }: FactsContext): Positions {
  const { metadata, offsets } = sections;
  if (!metadata.known || !offsets.known) return () => NO_BOUNDS;
  return (topic, partition) => {
    const partitions = metadata.value.topics.get(topic)?.partitions;
    const bounds = offsets.value.get(topic);
    if (!partitions || !bounds) return NO_BOUNDS;
    const guess = partitions[partition]?.partition === partition;
    const at = guess ? partition : partitions.findIndex((one) => one.partition === partition);
    return { start: bounds.earliest[at] ?? null, end: bounds.latest[at] ?? null };
  };
}

function oneGroup(group: Group, context: FactsContext, positions: () => Positions): GroupFacts {
  const { sections, snapshot, supplied, now, staleAfterMs } = context;
  const { groupId, description, describeError } = group;
  const members = (): GroupFacts['members'] => {
    const what = `The members of group ${groupId}`;
    if (description === null) {
      return describeError
        ? missingFrom(describeError, what)
        : missing('not-read', `${what} have not been read.`);
    }
    return fresh(description.members, description.describedAt, what, now, staleAfterMs);
  };
  const commits = `The committed offsets of group ${groupId}`;
  const sampled = snapshot.progress.get(groupId);
  const progress = sampled
    ? fresh(sampled, sampled.sampledAt, commits, now, staleAfterMs)
    : missing('not-read', `The progress of group ${groupId} has not been sampled yet.`);
  return {
    kind: 'group',
    name: groupId,
    group,
    members: members(),
    offsets: flatMapFact(sections.commits, (byGroup) => {
      const offsets = byGroup.get(groupId);
      if (offsets === undefined) return missing('not-read', `${commits} have not been read.`);
      if (offsets.error) return missingFrom(offsets.error, commits);
      return fresh(offsets, offsets.sampledAt, commits, now, staleAfterMs);
    }),
    progress,
    startOf: (topic, partition) => positions()(topic, partition).start,
    endOf: (topic, partition) => positions()(topic, partition).end,
    blockedAt: (topic, partition, offset) => blockedAt(snapshot.openTransactions, topic, partition, offset),
    history: { ...watched(progress, description !== null), ...supplied.groups?.get(groupId) },
  };
}

/** Rebalances are seen by who owns what, which a group that may not be described does not tell. */
function watched(progress: GroupFacts['progress'], isDescribed: boolean): GroupHistory {
  if (!progress.known) return {};
  const { rebalances, rebalancing, sampledAt } = progress.value;
  return {
    watchedSince: rebalancing.since,
    rebalancesPerHour: isDescribed ? inLastHour(rebalances, sampledAt) : undefined,
    rebalancingFraction: rebalancingShare(rebalancing),
  };
}

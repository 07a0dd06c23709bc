import type { GroupRowDto, GroupStatus, TopicStandingDto } from '@/lib/contracts/groups.ts';
import type { GroupProgress } from '@/lib/domain/lag/group-progress.ts';
import { addLag, EMPTY_LAG_SUM } from '@/lib/domain/lag/lag.ts';
import { type EndOffset, endOffsetLookup } from '@/lib/domain/lag/offset-lookup.ts';
import { judgePartition, worse } from '@/lib/domain/lag/status.ts';
import { isSinceBound, type Trouble } from '@/lib/domain/lag/status-since.ts';
import type { Group } from '@/lib/domain/model/group.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { groupRow, lagDto } from './group-index.ts';
import { catchUpDto, groupTimeLag, horizonDto, outlookOf, placesIn, timeLagDto } from './group-outlook.ts';

/** How a group stands on each of its topics alone. */
export function standingOf(snapshot: ClusterSnapshot, group: Group): (topic: string) => TopicStandingDto {
  const progress = snapshot.progress.get(group.groupId);
  const placeOf = placesIn(snapshot, group);
  const endOf = endOffsetLookup(snapshot);
  return (topic) => {
    const partitions = progress?.topics.get(topic) ?? [];
    if (progress === undefined || partitions.length === 0) return withoutCommits(groupRow(group, snapshot));
    const alone: GroupProgress = { ...progress, topics: new Map([[topic, partitions]]) };
    const { horizon, catchUp } = outlookOf(snapshot, alone, group);
    const { status, reason, rule } = partitions
      .map((one) => {
        const place = placeOf(topic, one.partition, one.committed);
        const judged = judgePartition(one, place, progress.sampledAt);
        return judged.rule === null
          ? judged
          : { ...judged, reason: `Partition ${one.partition}: ${judged.reason}` };
      })
      .reduce((worst, next) => worse(worst, next));
    return {
      status,
      statusReason: reason,
      statusRule: rule,
      ...sinceOf(progress, status, [...(progress.troubles.get(topic)?.values() ?? [])]),
      lag: lagDto(
        partitions.reduce(
          (sum, one) => addLag(sum, one.lag, sampledAt(endOf(topic, one.partition))),
          EMPTY_LAG_SUM,
        ),
      ),
      timeLag: groupTimeLag(alone),
      horizon: horizonDto(horizon, horizon.topic, horizon.partition),
      catchUp: catchUpDto(catchUp),
    };
  };
}

const sampledAt = (end: EndOffset | 'topic-missing'): number | null =>
  end === 'topic-missing' ? null : end.sampledAt;

const NO_COMMIT = 'The group has no committed offset on this topic.';

function withoutCommits(row: GroupRowDto): TopicStandingDto {
  const unknown = { kind: 'unknown', reason: NO_COMMIT } as const;
  return {
    status: row.status,
    statusReason: row.statusReason,
    statusRule: row.statusRule,
    statusSince: row.statusSince,
    statusSinceIsBound: row.statusSinceIsBound,
    lag: { ...lagDto(EMPTY_LAG_SUM), reason: NO_COMMIT },
    timeLag: timeLagDto(unknown, null),
    horizon: horizonDto(unknown, null, null),
    catchUp: catchUpDto(unknown),
  };
}

/**
 * Since when the first of these is so. Unknown for what is fine, and where it is judged otherwise now than at the sample,
 * because the members are read at another time.
 */
export function sinceOf(
  progress: GroupProgress | undefined,
  status: GroupStatus,
  troubles: readonly (Trouble | undefined)[],
): Pick<TopicStandingDto, 'statusSince' | 'statusSinceIsBound'> {
  const times = troubles.flatMap((one) => (one?.status === status ? [one.since] : []));
  if (progress === undefined || times.length === 0) return { statusSince: null, statusSinceIsBound: false };
  const since = Math.min(...times);
  return { statusSince: since, statusSinceIsBound: isSinceBound(since, progress.watchedSince) };
}

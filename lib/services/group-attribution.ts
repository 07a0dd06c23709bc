import { type Attribution, attribute, type GroupReading } from '@/lib/domain/lag/attribution.ts';
import { judgePartition } from '@/lib/domain/lag/status.ts';
import type { Group } from '@/lib/domain/model/group.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { positionOf } from '@/lib/domain/topics/position.ts';
import { latest } from '@/lib/shared/section.ts';
import { placesIn } from './group-outlook.ts';
import { memoize } from './memo.ts';

/** Where to look first when a group is behind; null when it is not. */
export function attributionOf(snapshot: ClusterSnapshot, groupId: string): Attribution | null {
  const group = latest(snapshot.sections.groups)?.value.get(groupId);
  if (group === undefined) return null;
  // All others only for a group that is behind: there may be thousands.
  return attribute(readingOf(snapshot, group), () =>
    readingsIn(snapshot).filter((other) => other.groupId !== groupId),
  );
}

const readingsIn = memoize((snapshot: ClusterSnapshot): readonly GroupReading[] => {
  const groups = latest(snapshot.sections.groups)?.value;
  return groups ? [...groups.values()].map((group) => readingOf(snapshot, group)) : [];
});

function readingOf(snapshot: ClusterSnapshot, group: Group): GroupReading {
  const progress = snapshot.progress.get(group.groupId);
  const topics = latest(snapshot.sections.metadata)?.value.topics;
  const placeOf = placesIn(snapshot, group);
  const clients = clientsOf(group);
  const partitions = [...(progress?.topics ?? [])].flatMap(([name, list]) => {
    const topic = topics?.get(name);
    return list.map((one) => {
      const judged = judgePartition(
        one,
        placeOf(name, one.partition, one.committed),
        progress?.sampledAt ?? 0,
      );
      const leader = topic?.partitions[positionOf(topic, one.partition)]?.leader ?? -1;
      return {
        topic: name,
        partition: one.partition,
        status: judged.status,
        lag: one.lag.kind === 'known' ? Number(one.lag.messages) : null,
        leader: leader < 0 ? null : leader,
        client: clients.get(`${name} ${one.partition}`) ?? null,
      };
    });
  });
  return {
    groupId: group.groupId,
    partitions,
    rebalancesLastHour: progress?.rebalances.times.length ?? 0,
  };
}

function clientsOf({ description }: Group): ReadonlyMap<string, string> {
  const clients = new Map<string, string>();
  for (const { clientId, assignment } of description?.members ?? []) {
    for (const { topic, partitions } of assignment ?? []) {
      for (const partition of partitions) clients.set(`${topic} ${partition}`, clientId);
    }
  }
  return clients;
}

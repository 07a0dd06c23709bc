import type { GroupListing } from '@/lib/domain/model/group.ts';
import { fail, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { gatherItems, type ItemJob, slices } from '../gather.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { KAFKA_ERROR } from '../protocol/error-codes.ts';
import { findCoordinatorV4 } from '../protocol/messages/find-coordinator-v4.ts';
import type { Fanout } from '../reader.ts';
import type { Timing } from '../timing.ts';

/** FindCoordinator `keyType` of a group of any type. */
export const GROUP_KEY = 0;
/** Keeps one answer of a large cluster at a size that decodes in a few slices. */
const GROUPS_PER_REQUEST = 1_000;

/** Asks one coordinator about some of its groups; each gets an answer or a refusal. */
export type AskCoordinator<T> = (
  brokerId: number,
  groups: readonly GroupListing[],
) => Promise<ReadonlyMap<string, Result<T>>>;

type Batch = { brokerId: number; groups: readonly GroupListing[] };

/**
 * Asks each group's coordinator, which is the broker that listed it, so that nothing needs to be looked up. Groups that
 * moved since are looked up in one request and asked once more. `kindOf` keeps groups of different APIs apart.
 */
export async function askCoordinators<T>(
  client: ClusterClient,
  groups: readonly GroupListing[],
  kindOf: (group: GroupListing) => string,
  ask: AskCoordinator<T>,
  timing: Timing,
): Promise<Fanout<Map<string, Result<T>>>> {
  const first = await run(batches(groups, kindOf), ask);
  const moved = groups.filter((group) => hasMoved(first.value.get(group.groupId)));
  if (moved.length === 0) return first;
  const found = await findCoordinators(client, moved, timing);
  for (const [groupId, refusal] of found.refused) first.value.set(groupId, refusal);
  const second = await run(batches(found.groups, kindOf), ask);
  for (const [groupId, item] of second.value) first.value.set(groupId, item);
  const failures = [...first.failures, ...second.failures];
  return { value: first.value, failures, answered: first.answered };
}

function run<T>(list: readonly Batch[], ask: AskCoordinator<T>): Promise<Fanout<Map<string, Result<T>>>> {
  return gatherItems<string, T>(
    list.map(
      ({ brokerId, groups }): ItemJob<string, T> => ({
        brokerId,
        keys: groups.map((group) => group.groupId),
        run: () => ask(brokerId, groups),
      }),
    ),
  );
}

function batches(groups: readonly GroupListing[], kindOf: (group: GroupListing) => string): Batch[] {
  const byTarget = new Map<string, GroupListing[]>();
  for (const group of groups) {
    const key = `${group.coordinatorId} ${kindOf(group)}`;
    const list = byTarget.get(key);
    if (list === undefined) byTarget.set(key, [group]);
    else list.push(group);
  }
  return [...byTarget.values()].flatMap((list) =>
    slices(list, GROUPS_PER_REQUEST).map((part) => ({
      brokerId: part[0]?.coordinatorId ?? -1,
      groups: part,
    })),
  );
}

function hasMoved(item: Result<unknown> | undefined): boolean {
  return item?.ok === false && item.error.kafka?.code === KAFKA_ERROR.NOT_COORDINATOR;
}

/** The same groups at their present coordinators, and those that have none. */
async function findCoordinators(
  client: ClusterClient,
  groups: readonly GroupListing[],
  timing: Timing,
): Promise<{ groups: GroupListing[]; refused: Map<string, Result<never>> }> {
  const byId = new Map(groups.map((group) => [group.groupId, group]));
  const answer = await client.toAny(
    [findCoordinatorV4],
    { keyType: GROUP_KEY, coordinatorKeys: [...byId.keys()] },
    timing,
  );
  const found: GroupListing[] = [];
  const refused = new Map<string, Result<never>>();
  for (const { key, nodeId, host, port, errorCode, errorMessage } of answer.coordinators) {
    const group = byId.get(key);
    if (group === undefined) continue;
    if (errorCode === 0) {
      client.meet({ brokerId: nodeId, host, port });
      found.push({ ...group, coordinatorId: nodeId });
    } else refused.set(key, fail(kafkaRefusal(errorCode, errorMessage)));
  }
  return { groups: found, refused };
}

import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import type { GroupFilter } from '@/lib/client/groups.ts';
import { groupKinds, groupSortKeys, groupStatuses } from '@/lib/contracts/groups.ts';

const sorts = groupSortKeys.flatMap((key) => [key, `-${key}`] as const);

/** The state of the group list, in the address. */
export const groupParams = {
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(sorts).withDefault('-lag'),
  status: parseAsStringLiteral(groupStatuses),
  kind: parseAsStringLiteral(groupKinds),
  topic: parseAsString,
};

export const loadGroupParams = createLoader(groupParams);

type GroupParams = Awaited<ReturnType<typeof loadGroupParams>>;

/** What the API is asked for. */
export function groupFilterOf({ q, sort, status, kind, topic }: GroupParams): GroupFilter {
  return {
    sort,
    ...(q.trim() !== '' && { q: q.trim() }),
    ...(status !== null && { status: [status] }),
    ...(kind !== null && { kind: [kind] }),
    ...(topic !== null && topic !== '' && { topic }),
  };
}

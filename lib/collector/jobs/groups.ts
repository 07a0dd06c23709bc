import type { Group, GroupDescription, GroupListing } from '@/lib/domain/model/group.ts';
import { toAppError } from '@/lib/shared/app-error.ts';
import type { Result } from '@/lib/shared/result.ts';
import { collectSection, currentMetadata, DEADLINE_MS, type JobContext } from '../job-context.ts';

/** The list of groups, one request a broker. Descriptions already known are kept. */
export function collectGroupList(context: JobContext, signal: AbortSignal): Promise<boolean> {
  return collectSection(
    context,
    'groups',
    async () => {
      currentMetadata(context);
      const { value, failures, answered } = await context.reader.listGroups({
        signal,
        deadlineMs: DEADLINE_MS,
      });
      return (known = new Map()) => ({ value: mergeListings(known, value, answered), failures });
    },
    signal,
  );
}

/**
 * Members, assignments and assignors, one request per type and coordinator. The section keeps the age and the failures
 * of the list, which asks every broker; a description has an age and an error of its own.
 */
export async function collectMembers(context: JobContext, signal: AbortSignal): Promise<boolean> {
  const { store, reader, onError } = context;
  if (store.current().sections.groups === undefined) await collectGroupList(context, signal);
  try {
    currentMetadata(context);
    const listed = [...knownGroups(context).values()];
    const { value } = await reader.describeGroups(listed, { signal, deadlineMs: DEADLINE_MS });
    const section = store.current().sections.groups;
    if (signal.aborted || !section?.ok) return false;
    store.update('groups', {
      sections: { groups: { ...section, value: mergeDescriptions(section.value, value) } },
    });
    return true;
  } catch (caught) {
    const error = toAppError(caught);
    if (error.code === 'internal') onError('members', error);
    return false;
  }
}

export function knownGroups({ store }: JobContext): ReadonlyMap<string, Group> {
  const section = store.current().sections.groups;
  return (section?.ok ? section.value : section?.lastGood?.value) ?? new Map();
}

/**
 * A group disappears only when the broker that listed it answers without it: a silent coordinator's groups stay, with
 * the age they were last listed at.
 */
export function mergeListings(
  known: ReadonlyMap<string, Group>,
  listings: readonly GroupListing[],
  answered: readonly number[],
): ReadonlyMap<string, Group> {
  const merged = new Map<string, Group>();
  for (const [groupId, group] of known) {
    if (!answered.includes(group.coordinatorId)) merged.set(groupId, group);
  }
  for (const listing of listings) {
    const before = known.get(listing.groupId);
    const isSame = before?.type === listing.type;
    merged.set(listing.groupId, {
      ...listing,
      description: isSame ? before.description : null,
      ...(isSame && before.describeError && { describeError: before.describeError }),
    });
  }
  return merged;
}

export function mergeDescriptions(
  known: ReadonlyMap<string, Group>,
  descriptions: ReadonlyMap<string, Result<GroupDescription>>,
): ReadonlyMap<string, Group> {
  const merged = new Map<string, Group>();
  for (const [groupId, group] of known) {
    const answer = descriptions.get(groupId);
    if (answer === undefined) merged.set(groupId, group);
    else if (answer.ok) {
      merged.set(groupId, { ...group, description: answer.value, describeError: undefined });
    } else merged.set(groupId, { ...group, describeError: answer.error });
  }
  return merged;
}

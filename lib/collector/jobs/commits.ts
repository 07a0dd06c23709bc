import { advanceGroup, type GroupProgress, type GroupSurroundings } from '@/lib/domain/lag/group-progress.ts';
import { endOffsetLookup, rateLookup, startOffsetLookup } from '@/lib/domain/lag/offset-lookup.ts';
import { blockedAt } from '@/lib/domain/lag/open-transactions.ts';
import { packOffsets } from '@/lib/domain/lag/packed-offsets.ts';
import type { CommittedOffset, Group, GroupOffsets } from '@/lib/domain/model/group.ts';
import { createPacer } from '@/lib/shared/pacer.ts';
import type { Result } from '@/lib/shared/result.ts';
import { latest, succeeded } from '@/lib/shared/section.ts';
import { collectSection, DEADLINE_MS, type JobContext } from '../job-context.ts';
import { knownGroups } from './groups.ts';

/** Committed offsets of all groups, one batched request per coordinator, and what they say about each group's progress. */
export function collectCommits(context: JobContext, signal: AbortSignal): Promise<boolean> {
  return collectSection(
    context,
    'commits',
    async () => {
      const groups = knownGroups(context);
      const { value, failures } = await context.reader.readCommits([...groups.values()], {
        signal,
        deadlineMs: DEADLINE_MS,
      });
      // No other job writes commits or progress, so what is current now still is when they are replaced.
      const snapshot = context.store.current();
      const commits = mergeCommits(latest(snapshot.sections.commits)?.value, groups, value);
      const progress = await nextProgress(context, groups, commits);
      const section = succeeded(snapshot.sections.commits, commits, failures, context.now());
      // Every group has moved: who asks for them all would wait for as long as it takes to tell of them.
      await context.prepare(context.store.preview('commits', { progress, sections: { commits: section } }));
      return () => ({ value: commits, failures, also: { progress } });
    },
    signal,
  );
}

/** A group whose offsets could not be read keeps the last ones, with their age and the error. */
export function mergeCommits(
  previous: ReadonlyMap<string, GroupOffsets> | undefined,
  groups: ReadonlyMap<string, Group>,
  answers: ReadonlyMap<string, Result<GroupOffsets>>,
): ReadonlyMap<string, GroupOffsets> {
  const merged = new Map<string, GroupOffsets>();
  for (const groupId of groups.keys()) {
    const answer = answers.get(groupId);
    const before = previous?.get(groupId);
    if (answer?.ok) merged.set(groupId, keepTopics(before, answer.value));
    else if (before) merged.set(groupId, answer ? { ...before, error: answer.error } : before);
    else if (answer) {
      merged.set(groupId, { topics: new Map(), brokerLag: null, sampledAt: 0, error: answer.error });
    }
  }
  return merged;
}

/** Offsets that are all the same stay the same object; others are kept small. */
function keepTopics(before: GroupOffsets | undefined, after: GroupOffsets): GroupOffsets {
  const { brokerLag, sampledAt, error } = after;
  const topics = before && isSame(before.topics, after.topics) ? before.topics : packOffsets(after.topics);
  return { topics, brokerLag, sampledAt, error };
}

function isSame(before: GroupOffsets['topics'], after: GroupOffsets['topics']): boolean {
  if (before.size !== after.size) return false;
  for (const [topic, offsets] of after) {
    const known = before.get(topic);
    if (!known || !isEqual(known, offsets)) return false;
  }
  return true;
}

function isEqual(before: readonly CommittedOffset[], after: readonly CommittedOffset[]): boolean {
  return (
    before.length === after.length &&
    after.every(({ partition, offset }, index) => {
      const one = before[index];
      return one !== undefined && one.partition === partition && one.offset === offset;
    })
  );
}

/** In slices: thousands of groups in one go would hold the event loop. */
async function nextProgress(
  { store, logEnds, recalled }: JobContext,
  groups: ReadonlyMap<string, Group>,
  commits: ReadonlyMap<string, GroupOffsets>,
): Promise<ReadonlyMap<string, GroupProgress>> {
  const snapshot = store.current();
  const surroundings: GroupSurroundings = {
    endOf: endOffsetLookup(snapshot),
    startOf: startOffsetLookup(snapshot),
    appendedAt: logEnds.appendedAt,
    nextRecord: logEnds.nextRecord,
    rateOf: rateLookup(snapshot),
    blockedAt: (topic, partition, offset) => blockedAt(snapshot.openTransactions, topic, partition, offset),
  };
  const next = new Map<string, GroupProgress>();
  const pacer = createPacer();
  for (const [groupId, offsets] of commits) {
    const group = groups.get(groupId);
    const known = snapshot.progress.get(groupId);
    const isNew = offsets.sampledAt > (known?.sampledAt ?? 0);
    if (group && isNew) {
      const before = known ?? recalled.take(groupId, offsets.sampledAt);
      next.set(groupId, advanceGroup(before, group, offsets, surroundings));
    } else if (known) next.set(groupId, known);
    if (pacer.due()) await pacer.pause();
  }
  return next;
}

import { advanceProgress, type EndOffsetLookup, type GroupProgress } from '@/lib/domain/lag/progress.ts';
import type { Group, GroupOffsets } from '@/lib/domain/model/group.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { Result } from '@/lib/shared/result.ts';
import { latest } from '@/lib/shared/section.ts';
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
      return (previous) => {
        const commits = mergeCommits(previous, groups, value);
        return {
          value: commits,
          failures,
          also: { progress: nextProgress(context.store.current(), commits) },
        };
      };
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
    if (answer?.ok) merged.set(groupId, answer.value);
    else if (before) merged.set(groupId, answer ? { ...before, error: answer.error } : before);
    else if (answer) {
      merged.set(groupId, { topics: new Map(), brokerLag: null, sampledAt: 0, error: answer.error });
    }
  }
  return merged;
}

function nextProgress(
  snapshot: ClusterSnapshot,
  commits: ReadonlyMap<string, GroupOffsets>,
): ReadonlyMap<string, GroupProgress> {
  const endOf = endOffsetLookup(snapshot);
  const next = new Map<string, GroupProgress>();
  for (const [groupId, offsets] of commits) {
    const before = snapshot.progress.get(groupId);
    const isNew = offsets.sampledAt > (before?.sampledAt ?? 0);
    if (isNew) next.set(groupId, advanceProgress(before, offsets, endOf));
    else if (before) next.set(groupId, before);
  }
  return next;
}

export function endOffsetLookup(snapshot: ClusterSnapshot): EndOffsetLookup {
  const topics = latest(snapshot.sections.metadata)?.value.topics;
  const offsets = latest(snapshot.sections.offsets)?.value;
  return (topicName, partition) => {
    const topic = topics?.get(topicName);
    if (topics && !topic) return 'topic-missing';
    const index =
      topic?.partitions[partition]?.partition === partition
        ? partition
        : (topic?.partitions.findIndex((candidate) => candidate.partition === partition) ?? -1);
    const sampled = offsets?.get(topicName);
    return { end: sampled?.latest[index] ?? null, sampledAt: sampled?.sampledAt[index] ?? null };
  };
}

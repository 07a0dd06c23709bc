import type { GroupProgress } from './group-progress.ts';
import type { TopicTracks } from './log-end-history.ts';
import { TRAIL_MS } from './trail.ts';

/** What the samples of a cluster so far say of its groups: what a restart would forget. */
export type Watch = {
  /** Kafka's id of the cluster; null where it has none. */
  clusterId: string | null;
  progress: ReadonlyMap<string, GroupProgress>;
  /** By topic. */
  logEnds: ReadonlyMap<string, TopicTracks>;
};

/** Whether a group may be judged as if it had been watched all along: the gap is within the window of its status. */
export function goesOn({ sampledAt }: Pick<GroupProgress, 'sampledAt'>, at: number): boolean {
  return sampledAt < at && at - sampledAt <= TRAIL_MS;
}

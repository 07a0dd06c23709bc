import type { GroupState } from '../model/group.ts';

type Run = { from: number; to: number };

const NO_RUNS: readonly Run[] = [];

/** When the samples found a group rebalancing. A sample speaks for the time up to the next one. Epoch ms. */
export type RebalancingTime = {
  /** Watched since then without a gap. */
  since: number;
  last: number;
  /** At the last sample. */
  isRebalancing: boolean;
  /** Within the last hour, ascending. */
  runs: readonly Run[];
};

const HOUR_MS = 3_600_000;
/** Longer ago, a sample says nothing about the time since. */
export const GAP_MS = 60_000;

/** GRP-09; a member that waits for what others give up is reconciling. */
const STATES: ReadonlySet<GroupState> = new Set([
  'PreparingRebalance',
  'CompletingRebalance',
  'Assigning',
  'Reconciling',
]);

export function addState(
  before: RebalancingTime | undefined,
  state: GroupState,
  at: number,
): RebalancingTime {
  const isRebalancing = STATES.has(state);
  if (before === undefined || at - before.last > GAP_MS) {
    return { since: at, last: at, isRebalancing, runs: NO_RUNS };
  }
  const recent = before.runs.filter(({ to }) => to > at - HOUR_MS);
  const runs = before.isRebalancing
    ? extended(recent, before.last, at)
    : recent.length < before.runs.length
      ? recent
      : before.runs;
  return { since: before.since, last: at, isRebalancing, runs };
}

function extended(runs: readonly Run[], from: number, to: number): readonly Run[] {
  const last = runs.at(-1);
  return last?.to === from ? [...runs.slice(0, -1), { from: last.from, to }] : [...runs, { from, to }];
}

/** Of the hour up to the last sample. Before it was watched for an hour the share is at least this. */
export function rebalancingShare({ runs, last }: RebalancingTime): number {
  const start = last - HOUR_MS;
  return runs.reduce((ms, { from, to }) => ms + to - Math.max(from, start), 0) / HOUR_MS;
}

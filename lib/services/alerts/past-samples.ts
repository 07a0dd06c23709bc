import type { Store } from '@/lib/db/store.ts';
import type { Sample } from '@/lib/domain/alerts/machine.ts';
import type { AlertRule } from '@/lib/domain/alerts/rule.ts';
import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import { pastStatuses, STATUS_KINDS } from '@/lib/domain/timeline/past-statuses.ts';
import { lastingStatus } from '@/lib/domain/timeline/statuses.ts';
import { SIGNALS, type SignalSpec } from '@/lib/shared/alerts/signals.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { readHistory } from '../history.ts';

/** A minute each over a day; an hour and a half each would be too coarse for any "for". */
const POINTS_MAX = 1_500;
/** Changes of status, newest first; before the oldest of them nothing is replayed. */
const EVENTS_MAX = 5_000;
/** The timeline tells verdicts that stay, and no change between two that are fine. */
const NOT_TOLD = new Set(['empty', 'rebalancing']);

export type Past = {
  samples: readonly { subject: SubjectRef; samples: readonly Sample[] }[];
  resolutionMs: number;
};

type Replayed = NonNullable<SignalSpec['history']>;
type Span = { subjects: readonly SubjectRef[]; from: number; now: number };

/** Null when what the rule looks at can be replayed. */
export function whyNoReplay({ signal, choices }: AlertRule): string | null {
  const { history, label } = SIGNALS[signal];
  if (history === null)
    return `No history is kept of this signal (${label}): only what it says now can be shown.`;
  const untold = history === 'statuses' ? choices.filter((choice) => NOT_TOLD.has(choice)) : [];
  if (untold.length === 0) return null;
  return `When a group was ${untold.join(' or ')} is not kept: only what it says now can be shown.`;
}

/** What is stored of the subjects of a rule. */
export const pastOf = (
  cluster: WatchedCluster,
  store: Store,
  history: Replayed,
  span: Span,
): Promise<Past> =>
  history === 'statuses' ? statusesOf(cluster, store, span) : seriesOf(cluster, store, history, span);

async function seriesOf(
  { definition }: WatchedCluster,
  store: Store,
  { kind, metric }: Exclude<Replayed, 'statuses'>,
  { subjects, from, now }: Span,
): Promise<Past> {
  const name = subjects.map((subject) => subject.name);
  const query = { kind, name, metric: [metric], from, to: now, points: POINTS_MAX };
  const { series, resolutionMs } = await readHistory(store, definition.id, query, now);
  const byName = new Map(series.map((one) => [one.name, one.points]));
  const samples = subjects.map((subject) => ({
    subject,
    samples: (byName.get(subject.name) ?? []).map(({ at, value }) => ({ at, value })),
  }));
  return { samples, resolutionMs };
}

/** The status at each moment of which the cluster has a sample: at others nobody looked. */
async function statusesOf(
  { definition, collector }: WatchedCluster,
  store: Store,
  { subjects, from, now }: Span,
): Promise<Past> {
  const clusterId = definition.id;
  const watched = { kind: 'cluster' as const, metric: ['messagesInPerSecond' as const], from, to: now };
  const [{ series, resolutionMs }, events] = await Promise.all([
    readHistory(store, clusterId, { ...watched, points: POINTS_MAX }, now),
    store.listEvents({
      clusterId,
      kinds: STATUS_KINDS,
      severities: [],
      subjects: [],
      alsoFamilies: [],
      // Changes from before the time that is replayed tell what was so when it began.
      from: 0,
      to: now + 1,
      before: null,
      limit: EVENTS_MAX,
    }),
  ]);
  const toldFrom = events.length < EVENTS_MAX ? from : Math.max(from, events.at(-1)?.at ?? from);
  const moments = (series[0]?.points ?? []).filter(({ at }) => at >= toldFrom);
  const { progress } = collector.snapshot();
  // Which of two that are fine it was makes no difference to a rule that is replayed.
  const statusOf = pastStatuses(events, (groupId) =>
    lastingStatus(progress.get(groupId)?.judgement.status, false),
  );
  const samples = subjects.map((subject) => ({
    subject,
    samples: moments.map(({ at }) => ({ at, value: statusOf(subject.name, at) })),
  }));
  return { samples, resolutionMs };
}

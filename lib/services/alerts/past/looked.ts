import type { SeriesMetricDto } from '@/lib/contracts/history.ts';
import type { TimelineEvent } from '@/lib/domain/timeline/event.ts';
import { readHistory } from '../../history.ts';
import type { PastQuery } from './past.ts';

/** A minute each over a day; an hour and a half each would be too coarse for any "for". */
export const POINTS_MAX = 1_500;
/** Events, newest first; before the oldest of them nothing is replayed. */
const EVENTS_MAX = 5_000;

type Place = Pick<PastQuery, 'cluster' | 'store' | 'from' | 'now'>;

/** Moments, epoch ms, ascending. */
export type Looked = { moments: readonly number[]; resolutionMs: number };

/** The moments of which the cluster has a sample: at others nobody looked. */
export async function lookedAt(
  { cluster, store, from, now }: Place,
  metric: SeriesMetricDto = 'messagesInPerSecond',
): Promise<Looked> {
  const query = { kind: 'cluster' as const, metric: [metric], from, to: now, points: POINTS_MAX };
  const { series, resolutionMs } = await readHistory(store, cluster.definition.id, query, now);
  return { moments: (series[0]?.points ?? []).map(({ at }) => at), resolutionMs };
}

/** The same moments as far back as events of some kinds are complete, and those events, newest first. */
export async function toldAt(
  place: Place,
  kinds: readonly string[],
): Promise<Looked & { events: readonly TimelineEvent[] }> {
  const { cluster, store, now } = place;
  const [looked, completeFrom, events] = await Promise.all([
    lookedAt(place),
    store.eventsCompleteFrom(now),
    store.listEvents({
      clusterId: cluster.definition.id,
      kinds,
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
  const oldest = events.length < EVENTS_MAX ? undefined : events.at(-1);
  const from = Math.max(completeFrom, oldest?.at ?? completeFrom);
  return { ...looked, moments: looked.moments.filter((at) => at >= from), events };
}

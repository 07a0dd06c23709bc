import type { Fact } from '@/lib/domain/audit/fact.ts';
import type { AuditFacts, BrokerFacts } from '@/lib/domain/audit/facts.ts';
import type { HostFacts } from '@/lib/domain/audit/supplied.ts';
import { diskDays } from '@/lib/domain/capacity/disk-days.ts';
import { forecastVolumes } from '@/lib/domain/capacity/forecast.ts';
import type { RateHistory } from '@/lib/domain/capacity/seeds.ts';
import { type TopicLoad, topicLoad } from '@/lib/domain/capacity/topic-load.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { createPacer } from '@/lib/shared/pacer.ts';
import { type HistoryStore, readHistory } from './history.ts';

/** A day has its quiet and its busy hours in it. */
const HISTORY_MS = 86_400_000;
const HISTORY_POINTS = 300;
/** A forecast of days does not change by the minute, and takes a look at every topic. */
const AGAIN_MS = 10 * 60_000;

/** @param factsOf is called only when a new forecast is due */
export type DiskForecast = (
  factsOf: () => AuditFacts,
  now: number,
) => Promise<ReadonlyMap<number, HostFacts>>;

/**
 * What the audit is told about when disks are full: nothing before there is a day of history, nor while it cannot be read,
 * which must not keep everything else from being judged.
 */
export function createDiskForecast(
  store: HistoryStore,
  clusterId: string,
  onError: (error: unknown) => void,
): DiskForecast {
  let newest: { at: number; days: ReadonlyMap<number, HostFacts> } | undefined;
  const work = async (facts: AuditFacts, brokers: readonly BrokerFacts[]) => {
    const history = await rateHistory(store, clusterId, undefined, facts.now);
    return diskDays(forecastVolumes(brokers, await topicLoads(facts), history));
  };
  return async (factsOf, now) => {
    if (newest !== undefined && now - newest.at < AGAIN_MS) return newest.days;
    const facts = factsOf();
    if (!facts.topics.known || !facts.brokers.known) return new Map();
    try {
      newest = { at: now, days: await work(facts, facts.brokers.value) };
      return newest.days;
    } catch (error) {
      onError(error);
      return new Map();
    }
  };
}

/**
 * What every topic asks of the cluster. In slices: thousands of topics take a while.
 * @throws AppError `not_ready` before the first metadata
 */
export async function topicLoads({ topics }: AuditFacts): Promise<readonly TopicLoad[]> {
  const pacer = createPacer();
  const loads: TopicLoad[] = [];
  for (const topic of readOrThrow(topics)) {
    loads.push(topicLoad(topic));
    if (pacer.due()) await pacer.pause();
  }
  return loads;
}

/** @throws AppError `not_ready` */
export function readOrThrow<T>(fact: Fact<T>): T {
  if (fact.known) return fact.value;
  throw new AppError('not_ready', fact.missing.reason, { retryable: true });
}

/** Records per second over the last day, of one topic or of all; null before the first points. */
export async function rateHistory(
  store: HistoryStore,
  clusterId: string,
  topic: string | undefined,
  now: number,
): Promise<RateHistory | null> {
  const { series } = await readHistory(
    store,
    clusterId,
    {
      kind: topic === undefined ? 'cluster' : 'topic',
      ...(topic !== undefined && { name: [topic] }),
      metric: ['messagesInPerSecond'],
      from: now - HISTORY_MS,
      to: now,
      points: HISTORY_POINTS,
    },
    now,
  );
  const points = series[0]?.points ?? [];
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    mean: points.reduce((sum, { value }) => sum + value, 0) / points.length,
    max: points.reduce((most, { max }) => Math.max(most, max), 0),
    // Of the newest bucket only a part may have been sampled.
    spanMs: last.at - first.at,
    samples: points.length,
  };
}

import type { Fact } from '@/lib/domain/audit/fact.ts';
import type { AuditFacts } from '@/lib/domain/audit/facts.ts';
import type { RateHistory } from '@/lib/domain/capacity/seeds.ts';
import { type TopicLoad, topicLoad } from '@/lib/domain/capacity/topic-load.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { createPacer } from '@/lib/shared/pacer.ts';
import { type HistoryStore, readHistory } from './history.ts';

/** A day has its quiet and its busy hours in it. */
const HISTORY_MS = 86_400_000;
const HISTORY_POINTS = 300;

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

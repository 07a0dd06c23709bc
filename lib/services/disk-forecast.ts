import { bucketOf } from '@/lib/db/retention.ts';
import type { AuditFacts } from '@/lib/domain/audit/facts.ts';
import type { HostFacts } from '@/lib/domain/audit/supplied.ts';
import { diskDays } from '@/lib/domain/capacity/disk-days.ts';
import { type Forecast, forecastVolumes } from '@/lib/domain/capacity/forecast.ts';
import { createPacer } from '@/lib/shared/pacer.ts';
import { rateHistory, topicLoads } from './capacity-inputs.ts';
import type { HistoryStore } from './history.ts';

const MINUTE_MS = 60_000;
const AGAIN_MS = 10 * MINUTE_MS;

/** Forecasts are shared; `at` is when it was made, epoch ms. */
export type DatedForecast = { at: number; forecast: Forecast };

/** Resolves to null while topics or brokers are not known, and while the history cannot be read. */
export type DiskForecast = () => Promise<DatedForecast | null>;

type Parts = {
  store: HistoryStore;
  clusterId: string;
  factsOf: (now: number) => AuditFacts;
  now: () => number;
  onError: (error: unknown) => void;
};

/** When the disks of one cluster are full, made once in each minute of the history: it takes a look at every topic. */
export function createDiskForecast({ store, clusterId, factsOf, now, onError }: Parts): DiskForecast {
  let newest: { minute: number; made: ReturnType<DiskForecast> } | undefined;
  const make = async (at: number): Promise<DatedForecast | null> => {
    // Made in one go, which is a slice of its own.
    await createPacer().pause();
    const facts = factsOf(at);
    if (!facts.topics.known || !facts.brokers.known) return null;
    const history = await rateHistory(store, clusterId, undefined, at);
    return { at, forecast: forecastVolumes(facts.brokers.value, await topicLoads(facts), history) };
  };
  return async () => {
    const at = now();
    const minute = bucketOf(at, MINUTE_MS);
    if (newest?.minute !== minute) {
      const made = make(at).catch((error) => {
        onError(error);
        return null;
      });
      newest = { minute, made };
    }
    const { made } = newest;
    const dated = await made;
    if (dated === null && newest?.made === made) newest = undefined;
    return dated;
  };
}

/** What the audit is told about when disks are full, by broker; nothing while it is not known. */
export type DiskDays = () => Promise<ReadonlyMap<number, HostFacts>>;

/** The same for ten minutes: a finding about days must not come and go with the rates of seconds. */
export function createDiskDays(diskForecast: DiskForecast): DiskDays {
  let told: { at: number; days: ReadonlyMap<number, HostFacts> } | undefined;
  return async () => {
    const dated = await diskForecast();
    if (dated === null) return new Map();
    const { at, forecast } = dated;
    if (told === undefined || at - told.at >= AGAIN_MS) told = { at, days: diskDays(forecast) };
    return told.days;
  };
}

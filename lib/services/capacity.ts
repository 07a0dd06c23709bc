import type { CapacityDto, MeasuredDto } from '@/lib/contracts/capacity.ts';
import type { Store } from '@/lib/db/store.ts';
import type { BrokerFacts } from '@/lib/domain/audit/facts.ts';
import { forecastVolumes } from '@/lib/domain/capacity/forecast.ts';
import { loadSeeds } from '@/lib/domain/capacity/seeds.ts';
import { copiesOf, retentionsOf } from '@/lib/domain/capacity/spread.ts';
import { diskBytes } from '@/lib/domain/capacity/volumes.ts';
import type { SectionName } from '@/lib/domain/model/snapshot.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { rateHistory, readOrThrow, topicLoads } from './capacity-inputs.ts';
import { clusterFacts } from './cluster-facts.ts';
import type { WatchedCluster } from './cluster-registry.ts';
import { freshnessOf } from './freshness.ts';

const CAPACITY_SECTIONS: readonly SectionName[] = [
  'metadata',
  'offsets',
  'groups',
  'commits',
  'topicConfigs',
  'logDirs',
];

/**
 * What sizing starts from, of one topic or of all together, and when the disks are full.
 * @throws AppError `not_found` for a topic that is not there, `not_ready` before the first metadata
 */
export async function capacity(
  { definition, collector, policy }: Pick<WatchedCluster, 'definition' | 'collector' | 'policy'>,
  store: Store,
  topic: string | undefined,
  now: number,
): Promise<CapacityDto> {
  const snapshot = collector.snapshot();
  const [whole, own] = await Promise.all([
    rateHistory(store, definition.id, undefined, now),
    topic === undefined ? null : rateHistory(store, definition.id, topic, now),
  ]);
  const facts = clusterFacts(snapshot, { environment: definition.environment, policy: policy(), now });
  const loads = await topicLoads(facts);
  const chosen = topic === undefined ? loads : loads.filter(({ name }) => name === topic);
  if (topic !== undefined && chosen.length === 0) {
    throw new AppError('not_found', `There is no topic "${topic}" in this cluster.`, { field: 'topic' });
  }
  const history = topic === undefined ? whole : own;
  const brokers = readOrThrow(facts.brokers);
  return {
    ...freshnessOf(snapshot, CAPACITY_SECTIONS, collector.cadence),
    at: now,
    topic: topic ?? null,
    topics: chosen.length,
    seeds: { ...loadSeeds(chosen, history), ...brokerSeeds(brokers) },
    history,
    replicationFactors: copiesOf(chosen),
    retentions: retentionsOf(chosen),
    forecast: forecastVolumes(brokers, loads, whole),
  };
}

function brokerSeeds(brokers: readonly BrokerFacts[]): Record<'brokers' | 'diskPerBroker', MeasuredDto> {
  const down = brokers.filter(({ isUp }) => !isUp).length;
  return {
    brokers: {
      value: brokers.length,
      how: 'registered brokers, and those that left but still have replicas',
      gap: down === 0 ? null : `${down} of them are not registered now.`,
    },
    diskPerBroker: diskPerBroker(brokers),
  };
}

/** The smallest, because replicas are spread evenly: it is full first. */
function diskPerBroker(brokers: readonly BrokerFacts[]): MeasuredDto {
  const disks = brokers.map(({ logDirs }) => (logDirs.known ? diskBytes(logDirs.value) : null));
  const known = disks.filter((disk) => disk !== null);
  const missing = brokers.find((_, index) => disks[index] === null);
  const why =
    missing === undefined
      ? null
      : missing.logDirs.known
        ? `Broker ${missing.brokerId} does not report the size of its volumes (Kafka 3.3 and later do).`
        : missing.logDirs.missing.reason;
  return {
    value: known.length === 0 ? null : Math.min(...known),
    how: 'volumes under the log dirs of the smallest broker; dirs that share a file system count once',
    gap: why,
  };
}

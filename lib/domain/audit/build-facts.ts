import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { brokerFacts } from './broker-facts.ts';
import { configReader } from './config-reader.ts';
import {
  type Fact,
  flatMapFact,
  known,
  lazy,
  mapFact,
  missing,
  missingFrom,
  type Sightings,
  sightings,
} from './fact.ts';
import type { AuditFacts, NodeValue, TopicFacts } from './facts.ts';
import { groupFacts } from './group-facts.ts';
import { releaseOf } from './release.ts';
import { type SectionFacts, sectionFacts } from './section-facts.ts';
import { snapshotIndex } from './snapshot-index.ts';
import type { SuppliedFacts } from './supplied.ts';
import { topicFacts } from './topic-facts.ts';

export type FactsOptions = {
  /** Epoch ms. */
  now: number;
  supplied?: SuppliedFacts;
  /** Data read longer ago than this is unknown, not old news. */
  staleAfterMs?: number;
};

const STALE_AFTER_MS = 10 * 60_000;

/** Everything the rules may ask, from one snapshot; what costs time is worked out on first use. */
export function buildFacts(snapshot: ClusterSnapshot, options: FactsOptions): AuditFacts {
  const { now, supplied = {}, staleAfterMs = STALE_AFTER_MS } = options;
  const sections = sectionFacts(snapshot, now, staleAfterMs);
  const index = snapshotIndex(snapshot, sections);
  const context = { now, supplied, staleAfterMs, snapshot, sections, index };

  const groups = lazy(() => groupFacts(context));
  const brokers = brokerFacts(context);
  const brokersById = lazy(
    () => new Map(brokers.known ? brokers.value.map((broker) => [broker.brokerId, broker]) : []),
  );
  const topics = topicFacts(context, groups);
  const topicsByName = lazy(() =>
    mapFact(topics, (all) => new Map<string, TopicFacts>(all.map((topic) => [topic.name, topic]))),
  );
  const inflow = lazy(() => flatMapFact(topics, inflowByBroker));
  const brokerValue = (nodeId: number, key: string): Fact<NodeValue> => {
    const reader = brokersById().get(nodeId)?.configs ?? controllerReader(nodeId, sections.brokerConfigs);
    return mapFact(reader.entry(key), (entry) => ({ nodeId, entry }));
  };
  const onBrokers = perKey((key: string) =>
    brokers.known
      ? sightings(brokers.value.map(({ brokerId }) => brokerValue(brokerId, key)))
      : { seen: [], missing: brokers.missing },
  );
  const onControllers = perKey((key: string) => {
    const { quorum } = sections;
    if (quorum.known) {
      return sightings(quorum.value.voters.map(({ replicaId }) => brokerValue(replicaId, key)));
    }
    return quorum.missing.kind === 'unsupported' ? onBrokers(key) : { seen: [], missing: quorum.missing };
  });

  return {
    now,
    supplied,
    cluster: {
      kind: 'cluster',
      name: sections.metadata.known ? (sections.metadata.value.clusterId ?? '') : '',
    },
    topics,
    topic: (name) => mapFact(topicsByName(), (all) => all.get(name) ?? null),
    brokers,
    broker: (brokerId) => brokersById().get(brokerId),
    rackOf: lazy(() => {
      const racks = new Map<number, string>();
      for (const { brokerId, rack } of brokersById().values()) if (rack !== null) racks.set(brokerId, rack);
      return racks;
    }),
    uncounted: lazy(() =>
      topics.known ? sightings(topics.value.map(({ partitions }) => partitions)).missing : topics.missing,
    ),
    liveBrokers: mapFact(sections.metadata, (metadata) => [...metadata.brokers.values()]),
    groups: groups(),
    quorum: sections.quorum,
    features: sections.features,
    reassignments: sections.reassignments,
    quotas: sections.quotas,
    release: flatMapFact(sections.features, releaseOf),
    heldBytes: lazy(() =>
      (topics.known ? topics.value : []).reduce((total, { sizes }) => {
        const size = sizes();
        return size.known ? total + Number(size.value.totalBytes) : total;
      }, 0),
    ),
    bytesPerSecond: lazy(() =>
      flatMapFact(topics, (all) => {
        const rates = sightings(all.map((topic) => topic.bytesPerSecond()));
        if (rates.missing) return { known: false, missing: rates.missing };
        return known(rates.seen.reduce((sum, rate) => sum + rate, 0));
      }),
    ),
    inflow: (brokerId) => mapFact(inflow(), (byBroker) => byBroker.get(brokerId) ?? 0),
    onBrokers,
    onControllers,
  };
}

function controllerReader(nodeId: number, brokerConfigs: SectionFacts['brokerConfigs']) {
  const whose = `The configs of controller ${nodeId}`;
  const resource = flatMapFact(brokerConfigs, ({ controllers }) => {
    const result = controllers.get(nodeId);
    if (result !== undefined) return result.ok ? known(result.value) : missingFrom(result.error, whose);
    return missing(
      'needs-source',
      `${whose} are not known: only it tells them, and Kafka did not say where it listens.`,
    );
  });
  return configReader(resource, whose);
}

/** Partitions of a topic are taken to be written evenly. */
function inflowByBroker(topics: readonly TopicFacts[]): Fact<ReadonlyMap<number, number>> {
  const byBroker = new Map<number, number>();
  for (const { partitions, bytesPerSecond } of topics) {
    const rate = bytesPerSecond();
    if (!rate.known) return rate;
    if (!partitions.known) return partitions;
    for (const { replicas } of partitions.value) {
      for (const brokerId of replicas) {
        byBroker.set(brokerId, (byBroker.get(brokerId) ?? 0) + rate.value / partitions.value.length);
      }
    }
  }
  return known(byBroker);
}

/** Topic rules ask for the same few keys thousands of times. */
function perKey(read: (key: string) => Sightings<NodeValue>): (key: string) => Sightings<NodeValue> {
  const known = new Map<string, Sightings<NodeValue>>();
  return (key) => {
    const value = known.get(key) ?? read(key);
    known.set(key, value);
    return value;
  };
}

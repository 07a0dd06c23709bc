import type { Broker } from '@/lib/domain/model/broker.ts';
import type { LogDir } from '@/lib/domain/model/log-dir.ts';
import { configReader } from './config-reader.ts';
import { type Fact, flatMapFact, known, lazy, mapFact, missing, missingFrom } from './fact.ts';
import type { BrokerFacts, Volume } from './facts.ts';
import type { FactsContext } from './facts-context.ts';
import { fresh } from './section-facts.ts';

export function brokerFacts(context: FactsContext): Fact<readonly BrokerFacts[]> {
  const { sections, snapshot } = context;
  return mapFact(sections.metadata, (metadata) => {
    const absent = [...snapshot.absentBrokers.values()].filter(
      ({ brokerId }) => !metadata.brokers.has(brokerId),
    );
    const live = [...metadata.brokers.values()].map((broker) => oneBroker(broker, true, context));
    return [...live, ...absent.map((broker) => oneBroker(broker, false, context))];
  });
}

function oneBroker({ brokerId, rack }: Broker, isUp: boolean, context: FactsContext): BrokerFacts {
  const { sections, index, supplied, now, staleAfterMs } = context;
  const whose = `The configs of broker ${brokerId}`;
  const resource = flatMapFact(sections.brokerConfigs, ({ byBroker }) => {
    const result = byBroker.get(brokerId);
    if (result === undefined) return missing('not-read', `${whose} have not been read.`);
    if (!result.ok) return missingFrom(result.error, whose);
    return fresh(result.value, result.collectedAt, whose, now, staleAfterMs);
  });
  const logDirs = flatMapFact(sections.logDirs, (byBroker): Fact<readonly LogDir[]> => {
    const dirs = byBroker.get(brokerId);
    if (dirs === undefined)
      return missing('not-read', `The log dirs of broker ${brokerId} have not been read.`);
    return fresh(dirs.dirs, dirs.collectedAt, `The log dirs of broker ${brokerId}`, now, staleAfterMs);
  });
  const counted = (counts: () => ReadonlyMap<number, number>) => () =>
    mapFact(sections.metadata, () => counts().get(brokerId) ?? 0);
  return {
    kind: 'broker',
    name: String(brokerId),
    brokerId,
    isUp,
    rack,
    configs: configReader(resource, whose),
    logDirs,
    volumes: lazy(() => flatMapFact(logDirs, (dirs) => volumes(dirs, brokerId))),
    replicas: counted(() => index.placement().replicas),
    leaders: counted(() => index.placement().leaders),
    host: supplied.hosts?.get(brokerId) ?? {},
  };
}

/** DescribeLogDirs tells file system sizes from v4 (Kafka 3.3) on. An offline dir has none and is STO-02's matter. */
function volumes(dirs: readonly LogDir[], brokerId: number): Fact<readonly Volume[]> {
  const measured: Volume[] = [];
  for (const { path, totalBytes, usableBytes, error } of dirs) {
    if (error) continue;
    if (totalBytes === null || usableBytes === null || totalBytes <= 0n) {
      return missing(
        'not-reported',
        `Broker ${brokerId} does not report the size of its volumes (Kafka 3.3 and later do).`,
      );
    }
    measured.push({ path, usableBytes, usedFraction: 1 - Number(usableBytes) / Number(totalBytes) });
  }
  return known(measured);
}

import type { ClusterCollector } from '@/lib/collector/cluster-collector.ts';
import type { ConnectionTestDto } from '@/lib/contracts/clusters.ts';
import type { Store } from '@/lib/db/store.ts';
import type { Watch } from '@/lib/domain/lag/watch.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { knownAcls } from '@/lib/domain/policy/known-acls.ts';
import type { PolicyInForce } from '@/lib/domain/policy/policy-for.ts';
import type { ConnectionConfig } from '@/lib/kafka/connection-config.ts';
import type { Kafka } from '@/lib/kafka/index.ts';
import type { KafkaReader } from '@/lib/kafka/reader.ts';
import { AppError, toAppError } from '@/lib/shared/app-error.ts';
import { inSlices } from '@/lib/shared/pacer.ts';
import { createSerial, type Serial } from '@/lib/shared/serial.ts';
import { type AcceptanceBook, createAcceptanceBook } from './acceptances.ts';
import { type Auditor, createAuditor } from './auditor.ts';
import {
  type ClusterChange,
  type ClusterDefinition,
  connectionOf,
  fromRecord,
  type SecretBox,
  slugFor,
  toRecord,
} from './cluster-definition.ts';
import { auditedAs, clusterFacts } from './cluster-facts.ts';
import { createDiskDays, createDiskForecast, type DiskForecast } from './disk-forecast.ts';
import { forecastReadings } from './disk-readings.ts';
import { createFeaturesBehind } from './features-behind.ts';
import { createFindingLedger, type FindingLedger } from './finding-ledger.ts';
import { createTallyWriter } from './findings-trend.ts';
import type { PolicyBook } from './policy/policy-book.ts';
import { readingSteps } from './sampler.ts';
import { createTimelineRecorder, type TimelineRecorder } from './timeline/recorder.ts';
import { createWatchKeeper } from './watch/watch-keeper.ts';

export type WatchedCluster = {
  definition: ClusterDefinition;
  collector: ClusterCollector;
  auditor: Auditor;
  timeline: TimelineRecorder;
  acceptances: AcceptanceBook;
  findings: FindingLedger;
  diskForecast: DiskForecast;
  /** What the policy says about this cluster, now. */
  policy: () => PolicyInForce;
  kafka: Kafka;
  /** Changes of one resource wait for each other. */
  serial: Serial;
};

export type ClusterRegistry = {
  list(): readonly WatchedCluster[];
  find(id: string): WatchedCluster | undefined;
  /** @throws AppError `not_found` */
  get(id: string): WatchedCluster;
  /** Connects once and reads the brokers; a failure is in the result, never thrown. */
  test(change: ClusterChange, id?: string): Promise<ConnectionTestDto>;
  add(input: ClusterChange & { skipTest: boolean }): Promise<WatchedCluster>;
  update(id: string, input: ClusterChange & { skipTest: boolean }): Promise<WatchedCluster>;
  /** Stops the work on the cluster at once, then removes it and its history. */
  remove(id: string): Promise<void>;
  stop(): Promise<void>;
};

export type RegistryParts = {
  store: Store;
  policies: PolicyBook;
  box: SecretBox;
  now: () => number;
  open: (connection: ConnectionConfig) => Kafka;
  watch: (
    definition: ClusterDefinition,
    reader: KafkaReader,
    recall: () => Promise<Watch | null>,
  ) => ClusterCollector;
  onError: (what: string, error: AppError, clusterId: string) => void;
};

const TEST_DEADLINE_MS = 8_000;

export type RegistryClusters = {
  /** Clusters from the process's environment. */
  fixed: readonly ClusterDefinition[];
};

export async function createClusterRegistry(
  parts: RegistryParts,
  { fixed }: RegistryClusters,
): Promise<ClusterRegistry> {
  const { store, box, now } = parts;
  const watched = new Map<
    string,
    WatchedCluster & { unsample: () => Promise<void>; unkeep: () => Promise<void> }
  >();

  function start(definition: ClusterDefinition): WatchedCluster {
    const kafka = parts.open(definition.connection);
    const keeper = createWatchKeeper({
      store,
      clusterId: definition.id,
      now,
      onError: (what, error) => parts.onError(what, toAppError(error), definition.id),
    });
    const collector = parts.watch(definition, kafka.reader, keeper.recall);
    const acceptances = createAcceptanceBook(store, definition.id, now);
    const timeline = createTimelineRecorder({
      clusterId: definition.id,
      collector,
      store,
      now,
      onError: (error) => parts.onError('the timeline was not written', error, definition.id),
    });
    const writeTally = createTallyWriter(store, definition.id, acceptances, (error) =>
      parts.onError('the findings were not counted', toAppError(error), definition.id),
    );
    const findings = createFindingLedger({
      store,
      clusterId: definition.id,
      onError: (error) =>
        parts.onError('the findings were not written down', toAppError(error), definition.id),
    });
    const policy = () =>
      parts.policies.inForce(auditedAs(definition.environment), knownAcls(collector.snapshot()).bindings);
    const diskForecast = createDiskForecast({
      store,
      clusterId: definition.id,
      factsOf: (at) =>
        clusterFacts(collector.snapshot(), {
          environment: definition.environment,
          policy: policy(),
          now: at,
        }),
      now,
      onError: (error) => parts.onError('the disks were not forecast', toAppError(error), definition.id),
    });
    const auditor = createAuditor(collector, {
      environment: definition.environment,
      policies: parts.policies,
      diskDays: createDiskDays(diskForecast),
      featuresBehind: createFeaturesBehind({
        store,
        clusterId: definition.id,
        now,
        onError: (error) =>
          parts.onError('since when features are behind was not read', toAppError(error), definition.id),
      }),
      now,
      onAudit: (audit) => {
        writeTally(audit);
        findings.note(audit);
        timeline.audited(audit);
      },
      onError: (error) => parts.onError('the audit failed', error, definition.id),
    });
    const entry = {
      definition,
      collector,
      auditor,
      timeline,
      acceptances,
      findings,
      diskForecast,
      policy,
      kafka,
      serial: createSerial(),
      unkeep: keeper.keep(collector),
      unsample: sample({ definition, collector, diskForecast }, parts),
    };
    watched.set(definition.id, entry);
    return entry;
  }

  async function end(id: string): Promise<void> {
    const entry = watched.get(id);
    watched.delete(id);
    entry?.auditor.stop();
    await Promise.all([
      entry?.unsample(),
      entry?.unkeep(),
      entry?.findings.stop(),
      entry?.timeline.stop(),
      entry?.collector.stop(),
    ]);
  }

  function stored(id: string): WatchedCluster {
    const entry = get(id);
    if (entry.definition.origin === 'environment') {
      throw new AppError(
        'forbidden',
        'This cluster comes from the environment of the server; change it there.',
      );
    }
    return entry;
  }

  function get(id: string): WatchedCluster {
    const entry = watched.get(id);
    if (!entry) throw new AppError('not_found', `There is no cluster "${id}".`);
    return entry;
  }

  /** Connects once, asks for the brokers, and leaves nothing open. */
  async function probe(connection: ConnectionConfig) {
    const { reader } = parts.open(connection);
    try {
      return await reader.readMetadata({ deadlineMs: TEST_DEADLINE_MS });
    } finally {
      await reader.close();
    }
  }

  async function test(connection: ConnectionConfig): Promise<ConnectionTestDto> {
    const startedAt = now();
    try {
      const { clusterId, brokers } = await probe(connection);
      const found = [...brokers.values()].map((broker) => ({ ...broker }));
      return {
        ok: true,
        kafkaClusterId: clusterId,
        brokers: found,
        durationMs: now() - startedAt,
        error: null,
      };
    } catch (caught) {
      const error = toAppError(caught).toInfo();
      return { ok: false, kafkaClusterId: null, brokers: [], durationMs: now() - startedAt, error };
    }
  }

  async function save(definition: ClusterDefinition, skipTest: boolean): Promise<WatchedCluster> {
    for (const other of watched.values()) {
      if (other.definition.id !== definition.id && other.definition.name === definition.name) {
        throw new AppError('conflict', `Another cluster is already called "${definition.name}".`, {
          field: 'name',
        });
      }
    }
    if (!skipTest) await probe(definition.connection);
    await store.saveCluster(await toRecord(definition, box, now()));
    await end(definition.id);
    return start(definition);
  }

  for (const definition of fixed) start(definition);
  for (const record of await store.listClusters()) {
    if (watched.has(record.id)) continue;
    try {
      start(await fromRecord(record, box));
    } catch (error) {
      parts.onError('stored cluster cannot be opened', toAppError(error), record.id);
    }
  }

  return {
    list: () => [...watched.values()],
    find: (id) => watched.get(id),
    get,
    test: (change, id) =>
      test(connectionOf(change, id === undefined ? undefined : stored(id).definition.connection)),
    add: (input) =>
      save(
        {
          id: slugFor(input.name, new Set(watched.keys())),
          name: input.name,
          environment: input.environment,
          origin: 'stored',
          connection: connectionOf(input, undefined),
          writable: input.writable,
          createdAt: now(),
        },
        input.skipTest,
      ),
    async update(id, input) {
      const { definition } = stored(id);
      const { name, environment, writable } = input;
      const connection = connectionOf(input, definition.connection);
      return save({ ...definition, name, environment, writable, connection }, input.skipTest);
    },
    async remove(id) {
      stored(id);
      await end(id);
      await store.deleteCluster(id);
    },
    async stop() {
      await Promise.all([...watched.keys()].map(end));
    },
  };
}

/**
 * Writes history after each sweep of commits; a database that is slower than the sweeps skips some instead of queueing.
 * @returns ends it; nothing is written once that resolved
 */
function sample(
  {
    definition: { id: clusterId },
    collector,
    diskForecast,
  }: Pick<WatchedCluster, 'definition' | 'collector' | 'diskForecast'>,
  { store, now, onError }: RegistryParts,
): () => Promise<void> {
  let previous: ClusterSnapshot | undefined;
  let forecastAt: number | undefined;
  let writing: Promise<void> | undefined;
  let isStopped = false;
  const write = async (snapshot: ClusterSnapshot) => {
    const readings = await inSlices(readingSteps(snapshot, previous));
    previous = snapshot;
    const at = now();
    const dated = await diskForecast();
    if (dated !== null && dated.at !== forecastAt) readings.push(...forecastReadings(dated.forecast));
    forecastAt = dated?.at;
    if (!isStopped) await store.appendReadings(clusterId, at, readings);
  };
  const unsubscribe = collector.subscribe((part, snapshot) => {
    if (part !== 'commits' || writing !== undefined || !snapshot.sections.commits?.ok) return;
    writing = write(snapshot)
      .catch((error) => onError('history was not written', toAppError(error), clusterId))
      .finally(() => {
        writing = undefined;
      });
  });
  return async () => {
    unsubscribe();
    isStopped = true;
    await writing;
  };
}

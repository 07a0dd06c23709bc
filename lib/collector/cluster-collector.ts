import { createLogEndHistory } from '@/lib/domain/lag/log-end-history.ts';
import type { Watch } from '@/lib/domain/lag/watch.ts';
import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import type { KafkaReader } from '@/lib/kafka/reader.ts';
import { type AppError, toAppError } from '@/lib/shared/app-error.ts';
import { latest } from '@/lib/shared/section.ts';
import { type Budget, createBudget } from './budget.ts';
import { type Cadence, DEFAULT_CADENCE, JOB_OF_SECTION, JOBS, type JobName } from './cadence.ts';
import type { JobContext } from './job-context.ts';
import { collectAcls } from './jobs/acls.ts';
import { collectCommits } from './jobs/commits.ts';
import {
  collectBrokerConfigs,
  collectFeatures,
  collectNewTopicConfigs,
  collectTopicConfigs,
} from './jobs/configs.ts';
import { collectGroupList, collectMembers } from './jobs/groups.ts';
import { collectLogDirs } from './jobs/log-dirs.ts';
import { collectMetadata } from './jobs/metadata.ts';
import { collectNewestRecords } from './jobs/newest-records.ts';
import { collectOffsets } from './jobs/offsets.ts';
import { collectOpenTransactions } from './jobs/open-transactions.ts';
import { collectProducers } from './jobs/producers.ts';
import { collectQuorum } from './jobs/quorum.ts';
import { collectQuotas } from './jobs/quotas.ts';
import { collectReassignments } from './jobs/reassignments.ts';
import { collectRecordTimes } from './jobs/record-times.ts';
import { createRecalled, type Recall } from './recalled.ts';
import { createSchedule } from './schedule.ts';
import { createSnapshotStore, type SnapshotListener } from './snapshot-store.ts';

export type ClusterCollector = {
  snapshot(): ClusterSnapshot;
  /** Called after every replacement; returns the function that unsubscribes. */
  subscribe(listener: SnapshotListener): () => void;
  /**
   * Collects a section at once, for example after a write; resolves when it is in the snapshot. `offsets` are the ends;
   * `starts` the log starts, which are collected apart.
   */
  refresh(section: SectionName | 'starts'): Promise<void>;
  /** What the next run would begin with; the log ends in it are written to with every sweep. */
  watch(): Watch;
  load(): Pick<Budget, 'requestsPerSecond' | 'requestsTotal' | 'perBrokerPerSecond'>;
  cadence: Cadence;
  /** Headers of record batches may be fetched. */
  readsRecords: boolean;
  /** Ends the work and the connections at once. Idempotent. */
  stop(): Promise<void>;
};

export type CollectorOptions = {
  now?: () => number;
  cadence?: Cadence;
  /** Whether headers of record batches may be fetched, for when the oldest unread record was written. */
  readRecords?: boolean;
  /** Called once, before the first sweep. */
  recall?: Recall;
  /** Called with every snapshot in which all groups have moved, before it is shown. */
  prepare?: (next: ClusterSnapshot) => Promise<unknown>;
  onError?: (job: string, error: AppError) => void;
};

type Work = (context: JobContext, signal: AbortSignal) => Promise<boolean>;

/**
 * In order: end offsets before commits, or lag would go negative; the brokers' configs before the topics', whose chains
 * they complete. One failing part does not keep the next from running.
 */
const WORK: Record<JobName, readonly Work[]> = {
  metadata: [collectMetadata, collectNewTopicConfigs],
  positions: [
    (context, signal) => collectOffsets(context, 'latest', signal),
    collectGroupList,
    collectCommits,
    collectRecordTimes,
  ],
  starts: [(context, signal) => collectOffsets(context, 'earliest', signal), collectOpenTransactions],
  members: [collectMembers],
  configs: [collectBrokerConfigs, collectTopicConfigs, collectFeatures],
  logDirs: [collectLogDirs],
  quorum: [collectQuorum],
  acls: [collectAcls],
  reassignments: [collectReassignments],
  quotas: [collectQuotas],
  newestRecords: [collectNewestRecords],
  producers: [collectProducers],
};

/** Watches one cluster until stopped: its snapshot is never older than the cadences say without saying so itself. */
export function createClusterCollector(
  reader: KafkaReader,
  options: CollectorOptions = {},
): ClusterCollector {
  const {
    now = Date.now,
    cadence = DEFAULT_CADENCE,
    readRecords = false,
    recall,
    prepare = async () => undefined,
    onError = () => undefined,
  } = options;
  const store = createSnapshotStore();
  const context: JobContext = {
    reader,
    store,
    logEnds: createLogEndHistory(),
    recalled: createRecalled(recall),
    recordTimes: readRecords ? new Map() : null,
    now,
    prepare: async (next) => {
      // What cannot be made ahead is made, and fails, when it is asked for.
      await prepare(next).catch((error: unknown) => onError('prepare', toAppError(error)));
    },
    onError,
  };
  const budget = createBudget(() => reader.requestCounts().byBroker, now);
  let metadataTried: () => void = () => undefined;
  const firstMetadata = new Promise<void>((resolve) => {
    metadataTried = resolve;
  });

  const kafkaClusterId = () => latest(store.current().sections.metadata)?.value.clusterId;
  /** Before its metadata is known nothing is sampled, and what was recalled may be of another cluster. */
  const goOn = async () => {
    const clusterId = kafkaClusterId();
    if (clusterId === undefined) return;
    const logEnds = await context.recalled.ask(clusterId);
    if (logEnds) context.logEnds.restore(logEnds);
  };

  const schedule = createSchedule(
    JOBS.map((name) => ({
      name,
      intervalMs: cadence[name],
      run: async (signal: AbortSignal) => {
        if (name !== 'metadata') await firstMetadata;
        if (name === 'positions') await goOn();
        let ok = true;
        for (const work of WORK[name]) if (!signal.aborted) ok = (await work(context, signal)) && ok;
        if (name === 'metadata') metadataTried();
        return { ok };
      },
    })),
    budget.delayMs,
  );

  let stopping: Promise<void> | undefined;
  return {
    snapshot: store.current,
    subscribe: store.subscribe,
    refresh: (section) => schedule.trigger(section === 'starts' ? section : JOB_OF_SECTION[section]),
    watch: () => ({
      clusterId: kafkaClusterId() ?? null,
      progress: new Map([...context.recalled.waiting(now()), ...store.current().progress]),
      logEnds: context.logEnds.tracks,
    }),
    load: () => budget,
    cadence,
    readsRecords: readRecords,
    stop() {
      stopping ??= (async () => {
        metadataTried();
        const ended = schedule.stop();
        await reader.close();
        await ended;
        // Watchers learn that nothing more will come.
        store.update('connection', {});
      })();
      return stopping;
    },
  };
}

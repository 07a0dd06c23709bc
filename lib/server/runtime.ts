import type { Logger } from 'pino';
import { createClusterCollector } from '@/lib/collector/cluster-collector.ts';
import { openStore } from '@/lib/db/open-store.ts';
import type { Store } from '@/lib/db/store.ts';
import { problemText } from '@/lib/domain/policy/policy.ts';
import { openKafka } from '@/lib/kafka/index.ts';
import { type Alerting, createAlerting } from '@/lib/services/alerts/alerting.ts';
import { type ClusterRegistry, createClusterRegistry } from '@/lib/services/cluster-registry.ts';
import { groupRows } from '@/lib/services/group-index.ts';
import { createPolicyBook, type FileState, type PolicyBook } from '@/lib/services/policy/policy-book.ts';
import { createSparkReader, type SparkReader } from '@/lib/services/sparks.ts';
import { singleton } from '@/lib/shared/singleton.ts';
import { type Env, readEnv } from './env.ts';
import { envCluster } from './env-cluster.ts';
import { createLogger } from './logger.ts';
import { followPolicyFile } from './policy-file.ts';
import { createSecretBox } from './secret-box.ts';
import { createStreams, type Streams } from './sse.ts';

export type Runtime = {
  env: Env;
  logger: Logger;
  store: Store;
  registry: ClusterRegistry;
  policies: PolicyBook;
  alerting: Alerting;
  streams: Streams;
  sparks: SparkReader;
  now: () => number;
  stop: () => Promise<void>;
};

const PRUNE_EVERY_MS = 60_000;

/** The composition root: the only place that builds adapters and gives them to each other. One per process. */
export function runtime(): Promise<Runtime> {
  return singleton('runtime', start);
}

async function start(): Promise<Runtime> {
  const env = readEnv();
  const logger = createLogger(env.HIGHWATER_LOG_LEVEL);
  const now = Date.now;
  const store = await openStore(env.databaseUrl, env.history);
  const streams = createStreams();
  const onError = (what: string, error: Error, clusterId: string | null) =>
    logger.error({ clusterId, err: error }, what);
  const policies = await createPolicyBook({
    store,
    path: env.HIGHWATER_POLICY,
    now,
    onFile: (state) => logPolicy(logger, state),
  });
  // Before the clusters are: the first audit judges by it.
  const unfollowPolicy =
    env.HIGHWATER_POLICY === undefined ? undefined : await followPolicyFile(env.HIGHWATER_POLICY, policies);
  const box = createSecretBox(env.HIGHWATER_SECRET_KEY);
  const fixed = envCluster(env);
  const registry = await createClusterRegistry(
    {
      store,
      policies,
      box,
      now,
      open: (connection) => openKafka(connection),
      watch: (definition, reader, recall) =>
        createClusterCollector(reader, {
          now,
          recall,
          prepare: groupRows.ahead,
          readRecords: env.HIGHWATER_RECORD_TIMESTAMPS === 'true',
          onError: (job, error) => onError(`collecting ${job} failed`, error, definition.id),
        }),
      onError,
    },
    { fixed: fixed ? [fixed] : [] },
  );
  const alerting = createAlerting({
    store,
    registry,
    box,
    now,
    isEmbedded: env.databaseUrl.startsWith('file:'),
    publicUrl: env.HIGHWATER_PUBLIC_URL ?? null,
    onError,
  });
  const stopPruning = pruneRegularly(store, now, (error) =>
    logger.error({ err: error }, 'history was not pruned'),
  );
  logger.info(
    { clusters: registry.list().length, database: env.databaseUrl.split(':')[0] },
    'Highwater is up',
  );

  return {
    env,
    logger,
    store,
    registry,
    policies,
    alerting,
    streams,
    sparks: createSparkReader(store),
    now,
    async stop() {
      streams.end();
      stopPruning();
      unfollowPolicy?.();
      await alerting.engine.stop();
      await registry.stop();
      await store.close();
    },
  };
}

function logPolicy(logger: Logger, { path, problems, unreadable, readAt }: FileState): void {
  if (unreadable === null && problems.length === 0) {
    logger.info({ path }, 'the policy was read');
    return;
  }
  const inForce = readAt === null ? 'no policy is in force' : 'the last good one stays in force';
  logger.error({ path, problems: problems.map(problemText), unreadable }, `the policy is wrong: ${inForce}`);
}

function pruneRegularly(store: Store, now: () => number, onError: (error: unknown) => void): () => void {
  let isStopped = false;
  let timer: NodeJS.Timeout;
  const run = async () => {
    try {
      while (!isStopped && (await store.pruneHistory(now())));
      while (!isStopped && (await store.pruneEvents(now())));
    } catch (error) {
      if (!isStopped) onError(error);
    }
    if (!isStopped) timer = setTimeout(run, PRUNE_EVERY_MS).unref();
  };
  timer = setTimeout(run, PRUNE_EVERY_MS).unref();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

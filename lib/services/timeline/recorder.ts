import { randomBytes } from 'node:crypto';
import type { ClusterCollector } from '@/lib/collector/cluster-collector.ts';
import type { Store } from '@/lib/db/store.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { baselineOf } from '@/lib/domain/timeline/baseline.ts';
import { withoutEchoes } from '@/lib/domain/timeline/changes.ts';
import { diffSteps } from '@/lib/domain/timeline/diff.ts';
import type { NewEvent, TimelineEvent } from '@/lib/domain/timeline/event.ts';
import { findingEvents } from '@/lib/domain/timeline/findings.ts';
import { type KnownStatuses, statusEvents } from '@/lib/domain/timeline/statuses.ts';
import { startedEvent } from '@/lib/domain/timeline/watched.ts';
import { type AppError, toAppError } from '@/lib/shared/app-error.ts';
import { inSlices } from '@/lib/shared/pacer.ts';
import type { Audit } from '../auditor.ts';
import { isWhole } from '../findings-trend.ts';
import { createChangeWatch } from './change-watch.ts';

/** Without events the database hears this often that the cluster is watched, and is asked for changes made here. */
const BEAT_MS = 5_000;
/** A change whose end nobody wrote down is looked for this far back. */
const CHANGES_BACK_MS = 3_600_000;
/** Kept while the database does not answer; the oldest go first. */
const WAITING_MAX = 2_000;

export type TimelineRecorder = {
  /** Called with a new version after events were written; returns the function that unsubscribes. */
  subscribe(listener: (version: string) => void): () => void;
  /** Tells of critical findings that came and went. */
  audited(audit: Audit): void;
  /** Tells of alerts that fired and that are over. */
  alerted(events: readonly NewEvent[]): void;
  /** Ends the watching and writes what is known. */
  stop(): Promise<void>;
};

type Options = {
  clusterId: string;
  collector: Pick<ClusterCollector, 'snapshot' | 'subscribe'>;
  store: Store;
  now: () => number;
  onError: (error: AppError) => void;
};

/**
 * Compares each new snapshot with the one before and writes down what changed, in slices and never two at a time: what
 * arrives meanwhile is compared in one go afterwards.
 */
export function createTimelineRecorder({
  clusterId,
  collector,
  store,
  now,
  onError,
}: Options): TimelineRecorder {
  const run = randomBytes(6).toString('base64url');
  const listeners = new Set<(version: string) => void>();
  const startedAt = now();
  let baseline: ClusterSnapshot | undefined;
  let judged: ClusterSnapshot['progress'] | undefined;
  let statuses: KnownStatuses = new Map();
  let audit: Audit | undefined;
  /** Seen and not yet compared with the changes made here, and ready to be written. */
  let seen: NewEvent[] = [];
  let ready: TimelineEvent[] = [];
  let readChangesMade: ReturnType<typeof createChangeWatch> | undefined;
  let count = 0;
  let beatAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;
  let isDue = false;
  let isStopped = false;

  const unmade = { changeId: null, actor: null, reason: null };
  /** Ids of one moment sort in the order they are given. */
  const nextId = () => {
    count += 1;
    return `${count.toString(36).padStart(8, '0')}-${run}`;
  };

  const compare = async () => {
    const snapshot = collector.snapshot();
    if (baseline !== undefined) seen.push(...(await inSlices(diffSteps(baseline, snapshot))));
    baseline = baselineOf(baseline, snapshot);
    if (judged === snapshot.progress) return;
    judged = snapshot.progress;
    const { events, known } = statusEvents(statuses, snapshot);
    statuses = known;
    seen.push(...events);
  };

  const begin = async () => {
    const heardAt = await store.heardAt(clusterId);
    const event = startedEvent(heardAt, startedAt);
    if (event !== null) ready.push({ ...event, ...unmade, id: nextId() });
    const from = Math.max(heardAt ?? startedAt, startedAt - CHANGES_BACK_MS);
    return createChangeWatch(store, clusterId, from);
  };

  const write = async () => {
    const at = now();
    if (seen.length === 0 && at - beatAt < BEAT_MS) return;
    readChangesMade ??= await begin();
    const { recent, made } = await readChangesMade(at);
    const own = withoutEchoes(seen, recent).map((event) => ({ ...event, ...unmade, id: nextId() }));
    seen = [];
    ready.push(...own);
    for (const { event, id, change } of made) {
      ready.push({ ...event, id, changeId: change.id, actor: change.actor, reason: change.reason });
    }
    const batch = ready;
    await store.appendEvents(clusterId, at, batch);
    ready = [];
    beatAt = at;
    if (batch.length > 0) for (const listener of listeners) listener(`${run}-${count}`);
  };

  const sweep = async () => {
    try {
      await compare();
      await write();
    } catch (error) {
      onError(toAppError(error));
      seen = seen.slice(-WAITING_MAX);
      ready = ready.slice(-WAITING_MAX);
    }
  };

  const loop = async () => {
    while (isDue && !isStopped) {
      isDue = false;
      await sweep();
    }
  };

  const recordSoon = () => {
    isDue = true;
    running ??= loop().finally(() => {
      running = undefined;
    });
  };

  const unsubscribe = collector.subscribe((part) => {
    if (part !== 'connection') recordSoon();
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    audited(next) {
      // An audit that could not look at everything would take what it did not see for gone.
      if (!isWhole(next.snapshot)) return;
      const titles = new Map(next.policy.rules.map(({ id, title }) => [id, title]));
      if (audit) seen.push(...findingEvents(audit.report, next.report, (id) => titles.get(id) ?? id));
      audit = next;
      if (!isStopped) recordSoon();
    },
    alerted(events) {
      if (events.length === 0 || isStopped) return;
      seen.push(...events);
      recordSoon();
    },
    async stop() {
      if (isStopped) return;
      isStopped = true;
      unsubscribe();
      await running;
      beatAt = Number.NEGATIVE_INFINITY;
      await sweep();
    },
  };
}

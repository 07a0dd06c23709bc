import { randomUUID } from 'node:crypto';
import type { Store } from '@/lib/db/store.ts';
import { type AppError, toAppError } from '@/lib/shared/app-error.ts';
import type { ClusterRegistry, WatchedCluster } from '../cluster-registry.ts';
import type { ChannelBook } from './channel-book.ts';
import type { Send } from './channels/send.ts';
import { deliverDue } from './dispatcher.ts';
import { evaluate } from './evaluate.ts';
import { ruleOf, storedRules, windowOf } from './records.ts';
import { signalSource } from './signals.ts';
import { alertUrl, tellTimeline } from './telling.ts';

/** How the newest evaluation of a cluster went. */
export type EvaluationState = { at: number | null; problem: string | null };

export type AlertEngine = {
  stateOf(clusterId: string): EvaluationState;
  /** Evaluates soon, for example because somebody switched a rule on. */
  poke(): void;
  /** Ends both loops and what they have under way. */
  stop(): Promise<void>;
};

export type EngineParts = {
  store: Store;
  registry: ClusterRegistry;
  channels: ChannelBook;
  send: Send;
  now: () => number;
  /** One server for all on an embedded database; otherwise drawn at each start. */
  holder?: string;
  publicUrl: string | null;
  onError: (what: string, error: AppError, clusterId: string | null) => void;
};

const TICK_MS = 1_000;
/** Without news from the cluster it is looked at all the same: maintenance ends, repeats come due. */
const EVALUATE_EVERY_MS = 15_000;
const LEASE = 'alerts';
/** A server that died keeps the others waiting for this long. */
const LEASE_MS = 10_000;
const RENEW_MS = 3_000;

/** Watches every cluster of the registry: one loop evaluates after each sweep, another one delivers. */
export function createAlertEngine(parts: EngineParts): AlertEngine {
  const { store, registry, now, onError, holder = randomUUID() } = parts;
  const ending = new AbortController();
  const watched = new Map<string, { cluster: WatchedCluster; isDue: boolean; unsubscribe: () => void }>();
  const states = new Map<string, EvaluationState>();
  let leaseUntil = Number.NEGATIVE_INFINITY;

  const follow = () => {
    const present = new Map(registry.list().map((cluster) => [cluster.definition.id, cluster]));
    for (const [id, { cluster, unsubscribe }] of watched) {
      if (present.get(id)?.collector === cluster.collector) continue;
      unsubscribe();
      watched.delete(id);
    }
    for (const [id, cluster] of present) {
      if (watched.has(id)) continue;
      const unsubscribe = cluster.collector.subscribe((part) => {
        const entry = watched.get(id);
        if (entry !== undefined && (part === 'commits' || part === 'metadata')) entry.isDue = true;
      });
      watched.set(id, { cluster, isDue: false, unsubscribe });
    }
  };

  const holdLease = async (): Promise<boolean> => {
    const at = now();
    if (leaseUntil - at > LEASE_MS - RENEW_MS) return true;
    const isOurs = await store.takeLease(LEASE, holder, at, at + LEASE_MS);
    leaseUntil = isOurs ? at + LEASE_MS : Number.NEGATIVE_INFINITY;
    return isOurs;
  };

  const evaluateDue = async () => {
    follow();
    if (!(await holdLease())) return;
    for (const [id, entry] of watched) {
      if (ending.signal.aborted) return;
      const last = states.get(id)?.at ?? Number.NEGATIVE_INFINITY;
      // Before the first sweep of commits nothing is known about a cluster, not even that something is over.
      const isRead = entry.cluster.collector.snapshot().sections.commits !== undefined;
      if (!isRead || (!entry.isDue && now() - last < EVALUATE_EVERY_MS)) continue;
      entry.isDue = false;
      const at = now();
      try {
        const deliveries = await evaluateCluster(entry.cluster, parts, holder);
        states.set(id, { at, problem: null });
        if (deliveries > 0) dispatch.poke();
      } catch (error) {
        const { message } = toAppError(error);
        states.set(id, { at: states.get(id)?.at ?? null, problem: message });
        onError('alerts were not evaluated', toAppError(error), id);
      }
    }
  };

  const evaluation = createLoop(evaluateDue, ending.signal, (error) =>
    onError('alerts were not evaluated', toAppError(error), null),
  );
  const dispatch = createLoop(
    async () => {
      if (leaseUntil <= now()) return;
      while (
        !ending.signal.aborted &&
        (await deliverDue({ ...parts, random: Math.random }, ending.signal)) > 0
      );
    },
    ending.signal,
    (error) => onError('alerts were not delivered', toAppError(error), null),
  );

  return {
    stateOf: (clusterId) => states.get(clusterId) ?? { at: null, problem: null },
    poke() {
      for (const entry of watched.values()) entry.isDue = true;
      evaluation.poke();
    },
    async stop() {
      ending.abort();
      await Promise.all([evaluation.ended, dispatch.ended]);
      for (const { unsubscribe } of watched.values()) unsubscribe();
      // Another server need not wait for its end.
      await store.releaseLease(LEASE, holder);
    },
  };
}

async function evaluateCluster(cluster: WatchedCluster, parts: EngineParts, holder: string): Promise<number> {
  const { store, now, publicUrl } = parts;
  const { id, name, environment } = cluster.definition;
  const [rules, windows, channels, open] = await Promise.all([
    store.listAlertRules(),
    store.listAlertWindows(),
    store.listAlertChannels(),
    store.openAlerts(id),
  ]);
  if (rules.length === 0 && open.length === 0) return 0;
  const acks = await store.listAlertAcks(open.map((alert) => alert.id));
  const at = now();
  const { saved, removed, deliveries } = await evaluate({
    cluster: { id, name, environment, ownerOf: cluster.policy().teamOf },
    rules: storedRules(rules).map((rule) => ruleOf(rule.id, rule.input)),
    windows: windows.map(windowOf),
    channelIds: new Set(channels.map((channel) => channel.id)),
    open,
    acks,
    signals: signalSource(cluster, { now: at }),
    urlOf: (subject) => alertUrl(publicUrl, id, subject),
    now: at,
  });
  if (saved.length + removed.length + deliveries.length > 0) {
    await store.commitAlerts({ lease: LEASE, holder, now: now(), saved, removed, deliveries });
    tellTimeline(cluster, saved, storedRules(rules), at);
  }
  return deliveries.length;
}

type Loop = { poke(): void; ended: Promise<void> };

/** Runs one thing again and again, never twice at once, until the signal ends it. */
function createLoop(run: () => Promise<void>, ending: AbortSignal, onError: (error: unknown) => void): Loop {
  let wake: () => void = () => undefined;
  let isPoked = false;
  const pause = () =>
    new Promise<void>((resolve) => {
      if (isPoked || ending.aborted) {
        resolve();
        return;
      }
      const timer = setTimeout(resolve, TICK_MS).unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const ended = (async () => {
    while (!ending.aborted) {
      await pause();
      isPoked = false;
      if (ending.aborted) return;
      try {
        await run();
      } catch (error) {
        if (!ending.aborted) onError(error);
      }
    }
  })();
  ending.addEventListener('abort', () => wake(), { once: true });
  return {
    poke() {
      isPoked = true;
      wake();
    },
    ended,
  };
}

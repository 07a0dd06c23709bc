import type { ClusterCollector } from '@/lib/collector/cluster-collector.ts';
import type { WatchStore } from '@/lib/db/watch-store.ts';
import type { Watch } from '@/lib/domain/lag/watch.ts';
import { decodeWatch, encodeWatch } from './stored-watch.ts';

/** As much as a kill may cost: well within the window that a status looks at. */
const EVERY_MS = 60_000;

export type WatchKeeper = {
  /** What was known when it was kept last; null = nothing, or it cannot be read. */
  recall(): Promise<Watch | null>;
  /** Writes down what the collector knows, every minute. @returns ends it with what is known last */
  keep(collector: Pick<ClusterCollector, 'subscribe' | 'watch'>): () => Promise<void>;
};

type Parts = {
  store: WatchStore;
  clusterId: string;
  now: () => number;
  onError: (what: string, error: unknown) => void;
};

/** Carries what the samples of a cluster say over a restart: since when, how fast, how long unread. */
export function createWatchKeeper({ store, clusterId, now, onError }: Parts): WatchKeeper {
  return {
    async recall() {
      try {
        const body = await store.readWatch(clusterId);
        return body && (await decodeWatch(body));
      } catch (error) {
        onError('what was known before the restart was not read', error);
        return null;
      }
    },

    keep(collector) {
      let writtenAt = now();
      let writing: Promise<void> | undefined;
      // Until then there is nothing better than what an earlier run knew.
      let isSampled = false;
      const write = async () => {
        try {
          await store.saveWatch(clusterId, await encodeWatch(collector.watch()));
        } catch (error) {
          onError('what a restart would forget was not written down', error);
        }
      };
      const unsubscribe = collector.subscribe((part, { sections }) => {
        if (part !== 'commits' || !sections.commits?.ok) return;
        isSampled = true;
        if (writing !== undefined || now() - writtenAt < EVERY_MS) return;
        writtenAt = now();
        writing = write().finally(() => {
          writing = undefined;
        });
      });
      return async () => {
        unsubscribe();
        await writing;
        if (isSampled) await write();
      };
    },
  };
}

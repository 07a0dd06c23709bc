'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys, type SectionName, sectionsOf } from '../keys.ts';
import { apiPaths } from '../routes.ts';
import { createBatch } from './batch.ts';
import { followStream } from './shared-stream.ts';
import { createStreamPoll } from './stream-poll.ts';

/** How soon an event becomes a refetch, and how often at most. */
const SETTLE_MS = 150;
const GAP_MS = 1_000;
/** Without a stream the pages poll; with one they still look once a minute, should an event get lost. */
const POLL_MS = 10_000;
const SAFETY_MS = 60_000;

/**
 * Keeps all queries of one cluster fresh while mounted: an event invalidates the queries made from its section. A
 * hidden tab fetches nothing and catches up when it is looked at again.
 */
export function useLiveUpdates(clusterId: string): void {
  const client = useQueryClient();

  useEffect(() => {
    let missed = false;
    const refreshAll = () => {
      missed = document.hidden;
      if (!document.hidden) void client.invalidateQueries({ queryKey: keys.cluster(clusterId) });
    };
    const refresh = (changed: ReadonlySet<SectionName>) => {
      if (document.hidden) {
        missed = true;
        return;
      }
      const touches = (section: unknown) => (changed as ReadonlySet<unknown>).has(section);
      void client.invalidateQueries({
        queryKey: keys.cluster(clusterId),
        predicate: (query) => sectionsOf(query.meta).some(touches),
      });
    };
    const batch = createBatch(refresh, { settleMs: SETTLE_MS, gapMs: GAP_MS, now: Date.now });

    const poll = createStreamPoll(refreshAll, { pollMs: POLL_MS, safetyMs: SAFETY_MS });
    const stop = followStream(clusterId, apiPaths.events(clusterId), {
      onState: poll.onState,
      onEvent: (event) => {
        if (event.clusterId === clusterId) batch.add(event.section);
      },
    });

    const onVisible = () => {
      if (!document.hidden && missed) refreshAll();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      stop();
      batch.stop();
      poll.stop();
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [client, clusterId]);
}

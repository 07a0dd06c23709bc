'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys, type SectionName, sectionsOf } from '../keys.ts';
import { apiPaths } from '../routes.ts';
import { createBatch } from './batch.ts';
import { followStream } from './shared-stream.ts';
import type { StreamState } from './stream.ts';

/** How soon an event becomes a refetch, and how often at most. */
const SETTLE_MS = 150;
const GAP_MS = 1_000;
/** Without a stream the pages poll; with one they still look once a minute, should an event get lost. */
const POLL_MS = 10_000;
const SAFETY_MS = 60_000;

/**
 * Keeps all queries of one cluster fresh while mounted: an event invalidates the queries made from its section. A
 * hidden tab fetches nothing and catches up when it is looked at again. Returns the state of the stream.
 */
export function useLiveUpdates(clusterId: string): StreamState {
  const client = useQueryClient();
  const [state, setState] = useState<StreamState>('connecting');

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

    let timer: ReturnType<typeof setInterval> | undefined;
    let last: StreamState = 'connecting';
    const onState = (next: StreamState) => {
      setState(next);
      // Whatever happened while the stream was down was not announced.
      if (next === 'open' && last === 'down') refreshAll();
      last = next;
      clearInterval(timer);
      timer = setInterval(refreshAll, next === 'open' ? SAFETY_MS : POLL_MS);
    };
    const stop = followStream(clusterId, apiPaths.events(clusterId), {
      onState,
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
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [client, clusterId]);

  return state;
}

'use client';

import { useLiveUpdates } from '@/lib/client/live/use-live-updates.ts';

/** Keeps everything about one cluster fresh while its pages are open. */
export function LiveUpdates({ clusterId }: { clusterId: string }) {
  useLiveUpdates(clusterId);
  return null;
}

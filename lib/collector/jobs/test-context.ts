import { createLogEndHistory } from '@/lib/domain/lag/log-end-history.ts';
import { type MemoryCluster, memoryReader } from '@/test/memory-reader.ts';
import type { JobContext } from '../job-context.ts';
import { createRecalled } from '../recalled.ts';
import { createSnapshotStore } from '../snapshot-store.ts';

/** What the jobs of a collector get, on a cluster in memory and by its clock. Expected failures only are in the snapshot. */
export const testContext = (cluster: MemoryCluster): JobContext => ({
  reader: memoryReader(cluster),
  store: createSnapshotStore(),
  logEnds: createLogEndHistory(),
  recalled: createRecalled(),
  recordTimes: null,
  now: () => cluster.now,
  prepare: async () => undefined,
  onError: () => undefined,
});

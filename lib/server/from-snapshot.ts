import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import type { ClusterRegistry, WatchedCluster } from '@/lib/services/cluster-registry.ts';
import { versionOf } from '@/lib/services/freshness.ts';
import { atHand, type CachedBody, cached } from './body-cache.ts';
import type { Runtime } from './runtime.ts';

type Asked = { params: { clusterId: string }; request: Request; runtime: Runtime };

/**
 * An answer that follows from nothing but these sections of the cluster's snapshot and the URL: derived once for each
 * change of them.
 * @param ahead computes in slices what `derive` takes most of
 * @throws AppError `not_found`
 */
export async function fromSnapshot(
  { params: { clusterId }, request, runtime: { registry } }: Asked,
  sections: readonly SectionName[],
  derive: (snapshot: ClusterSnapshot, cluster: WatchedCluster) => unknown,
  ahead?: (snapshot: ClusterSnapshot) => Promise<unknown>,
): Promise<CachedBody> {
  const cluster = registry.get(clusterId);
  const snapshot = cluster.collector.snapshot();
  const version = versionOf(snapshot, sections);
  if (!atHand(request.url, version)) await ahead?.(snapshot);
  return cached(
    request.url,
    version,
    () => derive(snapshot, cluster),
    versionReader(registry, clusterId, sections),
  );
}

/** By itself, or what is kept of it with every answer would hold the snapshot that the answer was derived from. */
function versionReader(registry: ClusterRegistry, clusterId: string, sections: readonly SectionName[]) {
  return () => {
    const snapshot = registry.find(clusterId)?.collector.snapshot();
    return snapshot && versionOf(snapshot, sections);
  };
}

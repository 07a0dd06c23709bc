import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import type { ClusterRegistry, WatchedCluster } from '@/lib/services/cluster-registry.ts';
import { versionOf } from '@/lib/services/freshness.ts';
import { type CachedBody, cached } from './body-cache.ts';
import type { Runtime } from './runtime.ts';

type Asked = { params: { clusterId: string }; request: Request; runtime: Runtime };

/**
 * An answer that follows from nothing but these sections of the cluster's snapshot and the URL: derived once for each
 * change of them.
 * @throws AppError `not_found`
 */
export function fromSnapshot(
  { params: { clusterId }, request, runtime: { registry } }: Asked,
  sections: readonly SectionName[],
  derive: (snapshot: ClusterSnapshot, cluster: WatchedCluster) => unknown,
): CachedBody {
  const cluster = registry.get(clusterId);
  const snapshot = cluster.collector.snapshot();
  return cached(
    request.url,
    versionOf(snapshot, sections),
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

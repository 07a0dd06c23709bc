import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import type { ClusterRegistry, WatchedCluster } from '@/lib/services/cluster-registry.ts';
import { versionOf } from '@/lib/services/freshness.ts';
import { atHand, type CachedBody, cached, type VersionSource } from './body-cache.ts';
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
    new SnapshotVersion(registry, clusterId, sections),
  );
}

/** An object and no function: once bundled, that would keep the snapshot that the answer was derived from. */
class SnapshotVersion implements VersionSource {
  readonly #registry: ClusterRegistry;
  readonly #clusterId: string;
  readonly #sections: readonly SectionName[];

  constructor(registry: ClusterRegistry, clusterId: string, sections: readonly SectionName[]) {
    this.#registry = registry;
    this.#clusterId = clusterId;
    this.#sections = sections;
  }

  version(): string | undefined {
    const snapshot = this.#registry.find(this.#clusterId)?.collector.snapshot();
    return snapshot && versionOf(snapshot, this.#sections);
  }
}

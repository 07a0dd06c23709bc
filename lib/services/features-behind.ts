import type { HistoryDto } from '@/lib/contracts/history.ts';
import type { Reading } from '@/lib/db/store.ts';
import type { Since } from '@/lib/domain/model/since.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { type HistoryStore, readHistory } from './history.ts';

const METRIC = 'metadataLevelsBehind';
/** CTL-04 asks for two weeks. */
const BACK_MS = 20 * 86_400_000;
const POINTS = 500;
const AGAIN_MS = 10 * 60_000;

/** How many levels the finalised metadata.version is below the one that every broker supports. */
export function featureReadings(snapshot: ClusterSnapshot, previous: ClusterSnapshot | undefined): Reading[] {
  const { features } = snapshot.sections;
  if (!features?.ok || previous?.sections.features === features) return [];
  const metadata = features.value.levels.find(({ feature }) => feature === 'metadata.version');
  if (metadata === undefined || metadata.finalized === null) return [];
  const value = Math.max(0, metadata.supportedMax - metadata.finalized);
  return [{ kind: 'cluster', name: '', metric: METRIC, value }];
}

type Parts = {
  store: HistoryStore;
  clusterId: string;
  now: () => number;
  onError: (error: unknown) => void;
};

/** Resolves to undefined while the cluster is not behind, nothing is stored, or the history cannot be read. */
export type FeaturesBehind = () => Promise<Since | undefined>;

/** Since when the stored history of a cluster shows it behind without a break, read every ten minutes. */
export function createFeaturesBehind({ store, clusterId, now, onError }: Parts): FeaturesBehind {
  let newest: { at: number; since: Promise<Since | undefined> } | undefined;
  const read = async (at: number) => {
    const { series } = await readHistory(
      store,
      clusterId,
      { kind: 'cluster', metric: [METRIC], from: at - BACK_MS, to: at, points: POINTS },
      at,
    );
    return behindSince(series[0]?.points ?? []);
  };
  return () => {
    const at = now();
    if (newest === undefined || at - newest.at >= AGAIN_MS) {
      const since = read(at).catch((error) => {
        onError(error);
        newest = undefined;
        return undefined;
      });
      newest = { at, since };
    }
    return newest.since;
  };
}

/** A bound where the first point that there is was behind already. */
export function behindSince(points: HistoryDto['series'][number]['points']): Since | undefined {
  const last = points.findLastIndex(({ value }) => value === 0);
  const first = points[last + 1];
  return first && { at: first.at, isBound: last === -1 };
}

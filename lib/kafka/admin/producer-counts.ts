import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import type { Fanout } from '../reader.ts';
import type { Timing } from '../timing.ts';
import { describeProducers } from './describe-producers.ts';
import type { Place } from './leaders.ts';
import type { MetadataCache } from './metadata.ts';

type Counts = Map<string, Result<number>>;

/** How many producers with an id have state on the partitions of each topic. A refused partition does not hide one found. */
export async function readProducerCounts(
  client: ClusterClient,
  metadata: MetadataCache,
  wanted: ReadonlyMap<string, readonly number[]>,
  timing: Timing,
): Promise<Fanout<Counts>> {
  const places = [...wanted].flatMap(([topic, partitions]) =>
    partitions.map((partition): Place => ({ topic, partition })),
  );
  const { value, ...rest } = await describeProducers(client, metadata, places, timing);
  const counts: Counts = new Map();
  for (const [{ topic }, row] of value) {
    const before = counts.get(topic) ?? ok(0);
    if (row.ok) {
      const sum = (before.ok ? before.value : 0) + row.value.length;
      if (before.ok || sum > 0) counts.set(topic, ok(sum));
    } else if (!before.ok || before.value === 0) counts.set(topic, fail(row.error));
  }
  return { value: counts, ...rest };
}

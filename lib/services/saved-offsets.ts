import { z } from 'zod';
import type { Store } from '@/lib/db/store.ts';
import { byTopic, type SavedOffset } from '@/lib/domain/changes/operations/offset-reset.ts';
import type { Change } from './change-log.ts';

const offset = z.string().nullable();
const savedSchema = z.array(z.tuple([z.string(), z.array(z.tuple([z.int(), offset, offset]))]));

type Kept = { clusterId: string; change: Pick<Change, 'id' | 'subject'>; offsets: readonly SavedOffset[] };

/** Every offset of the change: `[topic, [[partition, before, after], ...]]`, null = none. */
export async function keepOffsets(store: Store, { clusterId, change, offsets }: Kept): Promise<void> {
  const rows = [...byTopic(offsets)].map(([topic, list]) => [
    topic,
    list.map(({ partition, before, after }) => [partition, text(before), text(after)]),
  ]);
  await store.saveOffsets({
    changeId: change.id,
    clusterId,
    groupId: change.subject.name,
    offsets: JSON.stringify(rows),
  });
}

const text = (value: bigint | null): string | null => (value === null ? null : String(value));
const number = (value: string | null): bigint | null => (value === null ? null : BigInt(value));

/** What a change found and meant to leave; null when it kept nothing, or was of another group. */
export async function savedOffsets(
  store: Store,
  clusterId: string,
  groupId: string,
  changeId: string,
): Promise<SavedOffset[] | null> {
  const record = await store.findOffsets(clusterId, changeId);
  if (record?.groupId !== groupId) return null;
  return savedSchema.parse(JSON.parse(record.offsets)).flatMap(([topic, list]) =>
    list.map(([partition, before, after]) => ({
      topic,
      partition,
      before: number(before),
      after: number(after),
    })),
  );
}

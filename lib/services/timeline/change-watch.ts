import type { ChangeDto } from '@/lib/contracts/changes.ts';
import type { Store } from '@/lib/db/store.ts';
import { batchEvent, changeEvent, ECHO_WITHIN_MS } from '@/lib/domain/timeline/changes.ts';
import type { NewEvent } from '@/lib/domain/timeline/event.ts';
import { readChanges } from '../change-log.ts';

/** Changes made together that are told as one. */
const BATCH_MIN = 5;
/** A batch arrives in parts; it is whole when none came for this long. */
const BATCH_QUIET_MS = 10_000;
const CHANGES_MAX = 5_000;

export type MadeEvent = {
  event: NewEvent;
  /** The same wherever and however often it is written. */
  id: string;
  change: Pick<ChangeDto, 'id' | 'actor' | 'reason'>;
};

export type ChangeReading = {
  /** All that may still echo in a reading. */
  recent: readonly ChangeDto[];
  /** Settled, and not given before. */
  made: readonly MadeEvent[];
};

/**
 * Follows the records of the changes made through Highwater, by this process or another one on the same database.
 * @param from epoch ms of the oldest change that may not have been told
 */
export function createChangeWatch(store: Store, clusterId: string, from: number) {
  let since = from;
  let told = new Set<string>();
  return async (now: number): Promise<ChangeReading> => {
    const recent = await readChanges(store, clusterId, { limit: CHANGES_MAX, from: since }, now);
    const waiting = recent.filter(({ id, state }) => !told.has(id) && state !== 'refused');
    const made: MadeEvent[] = [];
    for (const together of grouped(waiting)) {
      const [first] = together;
      if (together.some(({ state }) => state === 'running')) continue;
      const isMany = together.length >= BATCH_MIN;
      if (isMany && now - Math.max(...together.map(({ at }) => at)) < BATCH_QUIET_MS) continue;
      for (const { id } of together) told.add(id);
      if (isMany) made.push({ event: batchEvent(together), id: `batch-${first.batch}`, change: first });
      else
        made.push(
          ...together.map((change) => ({ event: changeEvent(change), id: `change-${change.id}`, change })),
        );
    }
    const open = waiting.filter(({ id }) => !told.has(id)).map(({ at }) => at);
    since = Math.max(since, Math.min(now - ECHO_WITHIN_MS, ...open));
    told = new Set(recent.filter(({ id }) => told.has(id)).map(({ id }) => id));
    return { recent, made };
  };
}

type Together = [ChangeDto, ...ChangeDto[]];

function grouped(changes: readonly ChangeDto[]): Together[] {
  const groups = new Map<string, Together>();
  for (const change of changes) {
    const key = change.batch ?? change.id;
    const known = groups.get(key);
    if (known) known.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}

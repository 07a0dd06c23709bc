import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { latest, type Section } from '@/lib/shared/section.ts';

/**
 * The snapshot that the next one is to be compared with. It is `next`, with what could not be read in it as it was known
 * before: otherwise a group that a silent broker did not list would be new when it is listed again, and a config that
 * changed while it was denied would never show.
 */
export function baselineOf(previous: ClusterSnapshot | undefined, next: ClusterSnapshot): ClusterSnapshot {
  if (previous === undefined) return next;
  const groups = held(previous.sections.groups, next.sections.groups, isPartial, (value, known) =>
    missing(value, known, (groupId) => !value.has(groupId)),
  );
  const topicConfigs = held(
    previous.sections.topicConfigs,
    next.sections.topicConfigs,
    ({ value }) => [...value.byTopic.values()].some((result) => !result.ok),
    (value, known) => {
      const isUnread = (name: string) => value.byTopic.get(name)?.ok === false;
      const byTopic = missing(value.byTopic, known.byTopic, (name, result) => result.ok && isUnread(name));
      return { ...value, byTopic };
    },
  );
  const sections = { ...next.sections, ...(groups && { groups }), ...(topicConfigs && { topicConfigs }) };
  return groups || topicConfigs ? { ...next, sections } : next;
}

const isPartial = ({ failures }: { failures: readonly unknown[] }): boolean => failures.length > 0;

type Good<T> = Extract<Section<T>, { ok: true }>;

/** The section with more in it, when it is only a part and something is known from before; undefined otherwise. */
function held<T>(
  previous: Section<T> | undefined,
  next: Section<T> | undefined,
  lacks: (section: Good<T>) => boolean,
  merge: (value: T, known: T) => T,
): Good<T> | undefined {
  const known = latest(previous)?.value;
  if (known === undefined || !next?.ok || !lacks(next)) return undefined;
  return { ...next, value: merge(next.value, known) };
}

function missing<Value>(
  value: ReadonlyMap<string, Value>,
  known: ReadonlyMap<string, Value>,
  isMissing: (key: string, known: Value) => boolean,
): ReadonlyMap<string, Value> {
  const merged = new Map(value);
  for (const [key, one] of known) if (isMissing(key, one)) merged.set(key, one);
  return merged;
}

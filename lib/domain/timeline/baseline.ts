import type { ClusterSnapshot, ReadConfigs } from '@/lib/domain/model/snapshot.ts';
import { latest, type Section } from '@/lib/shared/section.ts';

/**
 * The snapshot that the next one is to be compared with. It is `next`, with what could not be read in it as it was known
 * before: otherwise a group that a silent broker did not list would be new when it is listed again, and a config that
 * changed while it was denied would never show.
 */
export function baselineOf(previous: ClusterSnapshot | undefined, next: ClusterSnapshot): ClusterSnapshot {
  if (previous === undefined) return next;
  const groups = held(
    previous.sections.groups,
    next.sections.groups,
    isPartial,
    (value, known) => new Map([...known, ...value]),
  );
  const { topicConfigs: knownTopics, brokerConfigs: knownBrokers } = previous.sections;
  const topicConfigs = held(
    knownTopics,
    next.sections.topicConfigs,
    ({ value }) => [...value.byTopic.values()].some((result) => !result.ok),
    (value, known) => {
      const kept = [...known.byTopic].flatMap(([name, result]) =>
        result.ok && value.byTopic.get(name)?.ok === false
          ? [[name, keptFrom(knownTopics, result)] as const]
          : [],
      );
      return { ...value, byTopic: new Map([...value.byTopic, ...kept]) };
    },
  );
  const brokerConfigs = held(
    knownBrokers,
    next.sections.brokerConfigs,
    ({ value }) => !value.clusterDefaults.ok,
    (value, known) => ({ ...value, clusterDefaults: keptFrom(knownBrokers, known.clusterDefaults) }),
  );
  const kept = {
    ...(groups && { groups }),
    ...(topicConfigs && { topicConfigs }),
    ...(brokerConfigs && { brokerConfigs }),
  };
  return Object.keys(kept).length === 0 ? next : { ...next, sections: { ...next.sections, ...kept } };
}

const keptFrom = (section: Section<unknown> | undefined, configs: ReadConfigs): ReadConfigs => ({
  readAt: latest(section)?.collectedAt,
  ...configs,
});

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

import type { AuditFacts, GroupFacts, TopicFacts } from '@/lib/domain/audit/facts.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatPercent } from '@/lib/shared/format/percent.ts';
import { type Consequence, danger, info, named, warn } from './consequence.ts';
import { isStreams, isStreamsInternal, memberCount, topicsOf } from './readers.ts';

/** A fraction in lowest terms. */
export type Share = { part: number; whole: number };

/**
 * The share of keys that Kafka's default partitioner (murmur2(key) mod partitions) sends to another partition after
 * `from` became `to` > `from`: of each `lcm(from, to)` hashes, `from` keep their remainder.
 */
export function movingShare(from: number, to: number): Share {
  const whole = to / gcd(from, to);
  return { part: whole - 1, whole };
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** What adding partitions does to keys, state, readers and brokers. `topic` is as it is now. */
export function growthConsequences(
  facts: AuditFacts,
  topic: TopicFacts,
  from: number,
  to: number,
): Consequence[] {
  return [
    ...brokenState(facts, topic, from),
    ...movedKeys(topic, from, to),
    ...rebalances(topic),
    ...newCopies(topic, to - from),
    info('Partitions only ever increase: start small and watch lag.'),
  ];
}

function movedKeys(topic: TopicFacts, from: number, to: number): Consequence[] {
  const { part, whole } = movingShare(from, to);
  const moved =
    `${part} of ${whole} keys (${formatPercent(part / whole)}) go to another partition from now on, with Kafka’s ` +
    'default partitioner. Records that are written stay where they are, so the order of a moved key is not kept across the change.';
  const policy = topic.configs.list('cleanup.policy');
  if (policy.known && policy.value.includes('compact')) {
    return [
      danger(moved),
      danger(
        'The topic is compacted: the old value of a moved key stays in its old partition beside the new one, and a tombstone no longer removes it.',
      ),
    ];
  }
  const unsure = policy.known ? [] : [warn(`Whether it is compacted is not known: ${policy.missing.reason}`)];
  return [warn(moved), info('Records without a key are not concerned.'), ...unsure];
}

function brokenState(facts: AuditFacts, topic: TopicFacts, from: number): Consequence[] {
  if (isStreamsInternal(topic.name)) {
    return [
      danger(
        `The name is that of an internal topic of Kafka Streams: its application then fails with "Existing internal topic ${topic.name} has invalid partitions".`,
      ),
    ];
  }
  const groups = topic.groups();
  if (!groups.known) {
    return [warn(`Whether Kafka Streams reads it is not known: ${groups.missing.reason}`)];
  }
  return groups.value.filter(isStreams).flatMap((group) => brokenStreams(facts, topic, from, group));
}

function brokenStreams(facts: AuditFacts, topic: TopicFacts, from: number, group: GroupFacts): Consequence[] {
  const partners = [...topicsOf(group)].filter((name) => {
    if (name === topic.name || isStreamsInternal(name)) return false;
    const other = facts.topic(name);
    return (
      other.known && other.value?.partitions.known === true && other.value.partitions.value.length === from
    );
  });
  const joined =
    partners.length === 0
      ? ''
      : ` Where it joins with ${named(partners)}, which ${partners.length === 1 ? 'has' : 'have'} ${from} too, it stops with a TopologyException.`;
  return [
    danger(
      `Kafka Streams application ${group.name} keeps state by partition: the state of a moved key stays with the task of its old partition, and its internal topics keep ${from}.${joined}`,
    ),
  ];
}

function rebalances(topic: TopicFacts): Consequence[] {
  const groups = topic.groups();
  if (!groups.known) return [];
  const live = groups.value.filter((group) => (memberCount(group) ?? 0) > 0);
  if (live.length === 0) return [];
  return [
    warn(
      `${plural(live.length, 'group')} (${named(live.map(({ name }) => name))}) rebalance and take the new partitions up to ` +
        'metadata.max.age.ms later, 5 minutes by default. A consumer with auto.offset.reset=latest skips what was written to them until then.',
    ),
  ];
}

function newCopies({ replicationFactor }: TopicFacts, added: number): Consequence[] {
  if (!replicationFactor.known) return [];
  const copies = added * replicationFactor.value;
  return [
    info(
      `${plural(copies, 'replica')} more for the brokers to hold: ${plural(added, 'partition')} with ${plural(replicationFactor.value, 'copy', 'copies')} each.`,
    ),
  ];
}

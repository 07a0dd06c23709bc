import type { AuditFacts, GroupFacts, TopicFacts } from '@/lib/domain/audit/facts.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatExactDuration } from '@/lib/shared/format/duration.ts';
import { formatRate } from '@/lib/shared/format/rate.ts';
import { type Consequence, danger, info, named, warn } from './consequence.ts';
import { memberCount, readersOf } from './readers.ts';

/** Records held, by offsets: an upper bound. Null = not known. */
export function heldRecords(topic: TopicFacts): bigint | null {
  const offsets = topic.offsets();
  if (!offsets.known) return null;
  return offsets.value.latest.reduce<bigint>(
    (sum, end, at) => sum + (end ?? 0n) - (offsets.value.earliest[at] ?? 0n),
    0n,
  );
}

/** Who still writes and reads, and what is freed. */
export function deletionConsequences(facts: AuditFacts, topic: TopicFacts): Consequence[] {
  return [...lost(topic), ...readers(topic), ...writers(facts, topic), ...keptElsewhere(topic)];
}

function lost(topic: TopicFacts): Consequence[] {
  const records = heldRecords(topic);
  const sizes = topic.sizes();
  const what =
    records === null
      ? 'All its records are gone for good'
      : `Up to ${plural(Number(records), 'record')} are gone for good`;
  const delay = topic.configs.number('file.delete.delay.ms');
  const when = delay.known ? `, ${formatExactDuration(delay.value)} later` : '';
  return [
    danger(
      sizes.known
        ? `${what}. ${formatBytes(String(sizes.value.totalBytes))} over all copies are freed${when}.`
        : `${what}. How many bytes are freed is not known: ${sizes.missing.reason}`,
    ),
  ];
}

const membersText = (group: GroupFacts): string =>
  `${group.name} (${plural(memberCount(group) ?? 0, 'member')})`;

function readers(topic: TopicFacts): Consequence[] {
  const found = readersOf(topic);
  if (found === null) return [warn('Whether a group reads it is not known.')];
  const { live, idle, unsure } = found;
  const sentences: Consequence[] = [];
  if (live.length > 0) {
    sentences.push(
      danger(
        `Still read by ${plural(live.length, 'group')} with members: ${named(live.map(membersText))}. They get UNKNOWN_TOPIC_OR_PARTITION.`,
      ),
    );
  }
  if (unsure.length > 0) {
    sentences.push(
      warn(
        `Read by ${plural(unsure.length, 'group')} whose members are not known: ${named(unsure.map(({ name }) => name))}.`,
      ),
    );
  }
  if (idle.length > 0) {
    sentences.push(
      warn(
        `${plural(idle.length, 'group')} without members ${idle.length === 1 ? 'has' : 'have'} offsets here, which go too: ${named(idle.map(({ name }) => name))}.`,
      ),
    );
  }
  if (live.length + idle.length + unsure.length === 0) {
    sentences.push(
      info(
        'No group has committed offsets for it or is assigned to it. A reader without a group is not seen.',
      ),
    );
  }
  return sentences;
}

function writers(facts: AuditFacts, { recordsPerSecond }: TopicFacts): Consequence[] {
  if (!recordsPerSecond.known)
    return [warn(`Whether it is still written to is not known: ${recordsPerSecond.missing.reason}`)];
  if (recordsPerSecond.value === 0) return [info('Nothing was written between the last two samples.')];
  const { seen } = facts.onBrokers('auto.create.topics.enable');
  const comesBack = seen.some(({ entry }) => entry.value === 'true');
  return [
    danger(
      `Still written to, ${formatRate(recordsPerSecond.value)} records. Its producers ${
        comesBack
          ? 'create it again with the brokers’ defaults (auto.create.topics.enable is true)'
          : 'fail with UNKNOWN_TOPIC_OR_PARTITION'
      }.`,
    ),
  ];
}

/** By the names their makers give them. */
const STORES: readonly (readonly [RegExp, string])[] = [
  [/^_schemas$/, 'the schemas of a Schema Registry'],
  [/(^|[-_.])connect[-_.](configs|offsets|status)$/, 'the state of a Kafka Connect cluster'],
  [/-(changelog|repartition)$/, 'the state of a Kafka Streams application'],
];

function keptElsewhere({ name }: TopicFacts): Consequence[] {
  return STORES.flatMap(([pattern, what]) =>
    pattern.test(name) ? [danger(`By its name it holds ${what}.`)] : [],
  );
}

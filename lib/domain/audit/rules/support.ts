import type { ConfigEntry } from '@/lib/domain/model/config.ts';
import { formatDuration, formatExactDuration } from '@/lib/shared/format/duration.ts';
import { type Fact, type Missing, mapFact, type Sightings } from '../fact.ts';
import type { AuditFacts, NodeValue, TimeLag, TopicFacts } from '../facts.ts';
import { type Evidence, evidence, type Suggestion } from '../verdict.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Kafka's way to write "no limit" for a long. */
export const LONG_MAX = 9_223_372_036_854_775_807n;

/** Topics that brokers create and configure for themselves. `__remote_log_metadata` is not flagged internal. */
const BROKER_TOPICS: ReadonlySet<string> = new Set([
  '__consumer_offsets',
  '__transaction_state',
  '__share_group_state',
  '__remote_log_metadata',
  '__cluster_metadata',
]);

export const isBrokersOwn = ({ name, internal }: TopicFacts): boolean => internal || BROKER_TOPICS.has(name);

/** A configured duration in words: `168 h`, `unlimited` for -1 and for Kafka's largest long. */
export function durationText(ms: bigint | number): string {
  const value = typeof ms === 'bigint' ? ms : BigInt(Math.round(ms));
  return value < 0n || value === LONG_MAX ? 'unlimited' : formatExactDuration(Number(value));
}

/** `at least 5 h` where it is only a bound. */
export const lagText = ({ ms, isBound }: TimeLag): string =>
  `${isBound ? 'at least ' : ''}${formatDuration(ms)}`;

export const lagEvidence = (label: string, { ms, isBound }: TimeLag): Evidence =>
  evidence(`${label}${isBound ? ', at least' : ''}`, ms, 'ms');

/** `1, 2 and 5 more`. */
export function listed(names: readonly (string | number)[], shown = 3): string {
  const head = names.slice(0, shown).join(', ');
  return names.length > shown ? `${head} and ${names.length - shown} more` : head;
}

export const topicSet = (topic: TopicFacts, key: string, value: string | number | bigint, reason: string) =>
  suggestion('topic', topic.name, key, String(value), reason);

export const defaultSet = (key: string, value: string | number | bigint, reason: string): Suggestion =>
  suggestion('cluster-default', '', key, String(value), reason);

export const topicDelete = (topic: TopicFacts, key: string, reason: string): Suggestion =>
  suggestion('topic', topic.name, key, null, reason);

export function suggestion(
  resource: Suggestion['resource'],
  name: string,
  key: string,
  value: string | null,
  reason: string,
): Suggestion {
  return { resource, name, key, op: value === null ? 'DELETE' : 'SET', value, reason };
}

/** An evidence line where the fact is known, else none. */
export function evidenceOf<T>(fact: Fact<T>, make: (value: T) => Evidence): Evidence | null {
  return fact.known ? make(fact.value) : null;
}

/** Names the layer that decides when it goes by another key: `log.retention.hours=168`. */
export function layerEvidence({ name, source, synonyms }: ConfigEntry): Evidence | null {
  const layer = synonyms.find((synonym) => synonym.source === source);
  if (!layer || layer.name === name) return null;
  return evidence('decided by', `${layer.name}=${layer.value ?? 'null'}`);
}

/** The facts of a topic by name as one sighting: a missing topic is seen as nothing. */
export function topicNamed(facts: AuditFacts, name: string): Sightings<TopicFacts> {
  const topic = facts.topic(name);
  if (!topic.known) return { seen: [], missing: topic.missing };
  return { seen: topic.value ? [topic.value] : [], missing: null };
}

export const firstMissing = (...all: readonly (Missing | null)[]): Missing | null =>
  all.find((one) => one !== null) ?? null;

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
export const max = (numbers: readonly number[]): number =>
  numbers.reduce((most, one) => Math.max(most, one), 0);

export const brokerCount = (facts: AuditFacts): Fact<number> =>
  mapFact(facts.liveBrokers, ({ length }) => length);

export const below =
  (limit: number) =>
  ({ entry }: NodeValue): boolean =>
    entry.value !== null && Number(entry.value) < limit;

import { DECIDING } from '@/lib/domain/configs/silent-defaults.ts';
import type { ConfigEntry, ConfigResource, ConfigSynonym } from '@/lib/domain/model/config.ts';
import type { PlannedChange } from './config-plan.ts';

/** One key of a topic that a changed broker key reaches. */
export type Effect = {
  key: string;
  before: string | null;
  /** Null = what it would be is not known. */
  after: string | null;
  /** A stronger layer decides this key, so the change does not reach the topic. */
  keeps: boolean;
};

export type TopicAfter = { resource: ConfigResource; effects: readonly Effect[] };

/**
 * A topic's configs after a change of broker keys, cluster-wide or on one broker (there, for the replicas it holds).
 * Which broker keys stand behind a topic's key is what its synonyms say (Kafka: ServerTopicConfigSynonyms).
 */
export function topicAfter(
  kind: 'cluster' | 'broker',
  changes: readonly PlannedChange[],
  topic: ConfigResource,
): TopicAfter {
  const effects: Effect[] = [];
  const entries = topic.entries.map((entry) => {
    const change = changes.find(({ key, problem }) => problem === null && decides(key, entry));
    if (change === undefined) return entry;
    const keeps = entry.source === 'topic' || (kind === 'cluster' && entry.source === 'broker');
    const after = keeps ? entry : inheriting(entry, kind, change);
    effects.push({ key: entry.name, before: entry.value, after: after.value, keeps });
    return after;
  });
  return { resource: effects.some(({ keeps }) => !keeps) ? { ...topic, entries } : topic, effects };
}

const decides = (brokerKey: string, entry: ConfigEntry): boolean => keysBehind(entry).includes(brokerKey);

/** The broker keys that decide a topic's key where the topic does not. */
function keysBehind({ name, synonyms }: ConfigEntry): readonly string[] {
  const named = synonyms.filter(({ source }) => source !== 'topic').map((synonym) => synonym.name);
  return DECIDING.get(name) ?? [...new Set(named)];
}

/** Topics that inherit a broker key, and topics with a value of their own in its place. */
export type Inheritors = { inherit: number; keep: number };

/** By broker key: whom a value reaches. Keys that no topic has behind one of its own are left out. */
export function inheritorsByKey(topics: Iterable<ConfigResource>): ReadonlyMap<string, Inheritors> {
  const byKey = new Map<string, Inheritors>();
  for (const { entries } of topics) {
    for (const entry of entries) {
      for (const key of keysBehind(entry)) {
        const counts = byKey.get(key) ?? { inherit: 0, keep: 0 };
        byKey.set(key, counts);
        if (entry.source === 'topic') counts.keep += 1;
        else counts.inherit += 1;
      }
    }
  }
  return byKey;
}

function inheriting(
  entry: ConfigEntry,
  kind: 'cluster' | 'broker',
  { key, op, after }: PlannedChange,
): ConfigEntry {
  const below = entry.synonyms.filter(({ source }) => source !== kind);
  const synonyms: ConfigSynonym[] = op === 'inherit' ? below : [{ name: key, ...after }, ...below];
  const [decided] = synonyms;
  if (decided === undefined) return { ...entry, synonyms, value: null, source: after.source };
  return { ...entry, synonyms, value: inUnitOf(entry.name, decided), source: decided.source };
}

const FACTORS: readonly [suffix: string, ms: bigint][] = [
  ['.hours', 3_600_000n],
  ['.minutes', 60_000n],
];

/** `log.retention.hours=168` under `retention.ms` is 604800000. */
function inUnitOf(key: string, { name, value }: ConfigSynonym): string | null {
  if (value === null || !key.endsWith('.ms')) return value;
  const factor = FACTORS.find(([suffix]) => name.endsWith(suffix))?.[1];
  if (factor === undefined) return value;
  return /^-?\d+$/.test(value) ? String(BigInt(value) < 0n ? -1n : BigInt(value) * factor) : null;
}

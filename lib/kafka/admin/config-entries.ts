import {
  CONFIG_SOURCES,
  type ConfigEntry,
  type ConfigResource,
  type ConfigSource,
  type ConfigSynonym,
  type ConfigType,
} from '@/lib/domain/model/config.ts';
import type {
  DescribeConfigsResponseDescribeConfigsResult,
  DescribeConfigsResponseDescribeConfigsSynonym,
  DescribeConfigsResponseDescribeConfigsResourceResult as Row,
} from '../protocol/messages/describe-configs-v4.ts';

const SOURCES: Readonly<Record<number, ConfigSource>> = CONFIG_SOURCES;

/** The numbers are Kafka's `ConfigResponse.ConfigType` ids. */
const TYPES: readonly ConfigType[] = [
  'unknown',
  'boolean',
  'string',
  'int',
  'short',
  'long',
  'double',
  'list',
  'class',
  'password',
];

type Entries = Map<string, Map<string | null, ConfigEntry[]>>;
/** By the ids of its entries and the broker that answered. */
type Resources = Map<string, ConfigResource>;

/**
 * Turns answers into entries that are one object per distinct content: 2,000 topics with 33 keys each are a few hundred
 * objects. A generation keeps what the one before it used, so unchanged entries keep their identity and the others go.
 */
export class ConfigInterner {
  #previous: Entries = new Map();
  #current: Entries = new Map();
  #previousResources: Resources = new Map();
  #currentResources: Resources = new Map();
  /** Of one answer: what repeats in it whole is one object. */
  readonly #byRows = new WeakMap<readonly Row[], ConfigResource>();
  readonly #ids = new WeakMap<ConfigEntry, number>();
  #nextId = 0;
  #order: { names: readonly string[]; sorted: readonly number[] } = { names: [], sorted: [] };

  /** Starts a generation: what the last one did not use is forgotten. */
  next(): void {
    this.#previous = this.#current;
    this.#current = new Map();
    this.#previousResources = this.#currentResources;
    this.#currentResources = new Map();
  }

  /** The same object for every resource of which this broker said the same. */
  resource({ configs }: DescribeConfigsResponseDescribeConfigsResult, answeredBy: number): ConfigResource {
    const same = this.#byRows.get(configs);
    if (same !== undefined) return same;
    const entries: ConfigEntry[] = [];
    for (const index of this.#sortedIndexes(configs)) {
      const row = configs[index];
      if (row !== undefined) entries.push(this.#entry(row));
    }
    const key = `${answeredBy}:${entries.map((entry) => this.#idOf(entry)).join()}`;
    const known = this.#currentResources.get(key) ?? this.#previousResources.get(key);
    const resource = known ?? { entries, answeredBy };
    this.#currentResources.set(key, resource);
    this.#byRows.set(configs, resource);
    return resource;
  }

  #idOf(entry: ConfigEntry): number {
    const known = this.#ids.get(entry);
    if (known !== undefined) return known;
    const id = this.#nextId++;
    this.#ids.set(entry, id);
    return id;
  }

  /** A broker lists the keys of all its topics in one order, so the way to sort them is worked out once. */
  #sortedIndexes(rows: readonly Row[]): readonly number[] {
    if (!hasNames(rows, this.#order.names)) {
      const names = rows.map((row) => row.name);
      const nameAt = (index: number): string => names[index] ?? '';
      const sorted = names.map((_, index) => index).sort((a, b) => (nameAt(a) < nameAt(b) ? -1 : 1));
      this.#order = { names, sorted };
    }
    return this.#order.sorted;
  }

  #entry(row: Row): ConfigEntry {
    const current = candidates(this.#current, row.name, row.value);
    const known = current.find((entry) => isSame(entry, row));
    if (known !== undefined) return known;
    const old = this.#previous
      .get(row.name)
      ?.get(row.value)
      ?.find((entry) => isSame(entry, row));
    const entry = old ?? toEntry(row);
    current.push(entry);
    return entry;
  }
}

function hasNames(rows: readonly Row[], names: readonly string[]): boolean {
  if (rows.length !== names.length) return false;
  // A plain loop: this runs for every topic of every read.
  for (let index = 0; index < rows.length; index++) if (rows[index]?.name !== names[index]) return false;
  return true;
}

function candidates(entries: Entries, name: string, value: string | null): ConfigEntry[] {
  let byValue = entries.get(name);
  if (byValue === undefined) {
    byValue = new Map();
    entries.set(name, byValue);
  }
  let list = byValue.get(value);
  if (list === undefined) {
    list = [];
    byValue.set(value, list);
  }
  return list;
}

function isSame(entry: ConfigEntry, row: Row): boolean {
  return (
    entry.source === sourceOf(row.configSource) &&
    entry.readOnly === row.readOnly &&
    entry.sensitive === row.isSensitive &&
    entry.type === typeOf(row.configType) &&
    entry.synonyms.length === row.synonyms.length &&
    entry.synonyms.every((synonym, index) => isSameSynonym(synonym, row.synonyms[index]))
  );
}

function isSameSynonym(
  synonym: ConfigSynonym,
  row: DescribeConfigsResponseDescribeConfigsSynonym | undefined,
): boolean {
  return (
    row !== undefined &&
    synonym.name === row.name &&
    synonym.value === row.value &&
    synonym.source === sourceOf(row.source)
  );
}

function toEntry(row: Row): ConfigEntry {
  return {
    name: row.name,
    value: row.value,
    source: sourceOf(row.configSource),
    readOnly: row.readOnly,
    sensitive: row.isSensitive,
    type: typeOf(row.configType),
    synonyms: row.synonyms.map(({ name, value, source }) => ({ name, value, source: sourceOf(source) })),
  };
}

export function sourceOf(id: number): ConfigSource {
  return SOURCES[id] ?? 'unknown';
}

function typeOf(id: number): ConfigType {
  return TYPES[id] ?? 'unknown';
}

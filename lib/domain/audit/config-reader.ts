import type { ConfigEntry, ConfigResource } from '@/lib/domain/model/config.ts';
import { type Fact, flatMapFact, known, mapFact, missing } from './fact.ts';

/** Typed access to the configs of one resource. Every reader answers why it cannot. */
export type ConfigReader = {
  all: () => Fact<readonly ConfigEntry[]>;
  /** Null when the resource was read and has no such key: a broker too old or too new for it. */
  find: (key: string) => Fact<ConfigEntry | null>;
  entry: (key: string) => Fact<ConfigEntry>;
  /** Null and sensitive values are not readable as text. */
  text: (key: string) => Fact<string>;
  long: (key: string) => Fact<bigint>;
  number: (key: string) => Fact<number>;
  flag: (key: string) => Fact<boolean>;
  /** Comma separated, trimmed; "" is the empty list. */
  list: (key: string) => Fact<readonly string[]>;
};

/** @param whose starts the sentence of a reason: "The configs of orders". */
export function configReader(resource: Fact<ConfigResource>, whose: string): ConfigReader {
  const find = (key: string): Fact<ConfigEntry | null> =>
    resource.known ? known(search(resource.value.entries, key)) : resource;
  const entry = (key: string) =>
    flatMapFact(find(key), (found) =>
      found ? known(found) : missing('not-reported', `${whose} hold no ${key}.`),
    );
  const text = (key: string) =>
    flatMapFact(entry(key), ({ value, sensitive }) => {
      if (value !== null) return known(value);
      return missing('not-reported', `${whose} keep ${key} ${sensitive ? 'secret' : 'unset'}.`);
    });
  const typed =
    <T>(parse: Parse<T>) =>
    (key: string): Fact<T> =>
      flatMapFact(text(key), (value) => parse(value) ?? unreadable(value, key, whose));
  return {
    all: () => mapFact(resource, ({ entries }) => entries),
    find,
    entry,
    text,
    long: typed(parseLong),
    number: typed(parseNumber),
    flag: typed(parseFlag),
    list: typed(parseList),
  };
}

/** Entries are ordered by name; a map per resource would cost more than all lookups together. */
function search(entries: readonly ConfigEntry[], key: string): ConfigEntry | null {
  let low = 0;
  let high = entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry === undefined) return null;
    if (entry.name === key) return entry;
    if (entry.name < key) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

type Parse<T> = (value: string) => Fact<T> | null;

/** A cluster has few distinct values, asked for thousands of times: each is parsed once. */
const PARSED_MAX = 10_000;

function remembered<T>(parse: (value: string) => T | null): Parse<T> {
  const seen = new Map<string, Fact<T> | null>();
  return (value) => {
    const hit = seen.get(value);
    if (hit !== undefined) return hit;
    const parsed = parse(value);
    const fact = parsed === null ? null : known(parsed);
    if (seen.size >= PARSED_MAX) seen.clear();
    seen.set(value, fact);
    return fact;
  };
}

const parseLong = remembered((value) => (/^-?\d+$/.test(value) ? BigInt(value) : null));
const parseNumber = remembered((value) =>
  value === '' || Number.isNaN(Number(value)) ? null : Number(value),
);
const parseFlag = remembered((value) => (value === 'true' || value === 'false' ? value === 'true' : null));
const parseList = remembered((value) => splitList(value));

const unreadable = (value: string, key: string, whose: string) =>
  missing('unreadable', `${whose} give ${key} as "${value}", which is not understood.`);

export const splitList = (value: string): readonly string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

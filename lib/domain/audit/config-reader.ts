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
  const long = (key: string) => flatMapFact(text(key), (value) => parseLong(value, key, whose));
  return {
    all: () => mapFact(resource, ({ entries }) => entries),
    find,
    entry,
    text,
    long,
    number: (key) =>
      flatMapFact(text(key), (value) => {
        const number = Number(value);
        return value === '' || Number.isNaN(number) ? unreadable(value, key, whose) : known(number);
      }),
    flag: (key) =>
      flatMapFact(text(key), (value) => {
        if (value === 'true' || value === 'false') return known(value === 'true');
        return unreadable(value, key, whose);
      }),
    list: (key) => mapFact(text(key), splitList),
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

function parseLong(value: string, key: string, whose: string): Fact<bigint> {
  return /^-?\d+$/.test(value) ? known(BigInt(value)) : unreadable(value, key, whose);
}

const unreadable = (value: string, key: string, whose: string) =>
  missing('unreadable', `${whose} give ${key} as "${value}", which is not understood.`);

export const splitList = (value: string): readonly string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

import type { ConfigEntry, ConfigResource } from '@/lib/domain/model/config.ts';
import { type Fact, flatMapFact, known, lazy, mapFact, missing } from './fact.ts';

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
  const byName = lazy(() =>
    mapFact(resource, ({ entries }) => new Map(entries.map((entry) => [entry.name, entry]))),
  );
  const find = (key: string) => mapFact(byName(), (entries) => entries.get(key) ?? null);
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

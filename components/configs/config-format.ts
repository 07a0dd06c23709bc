import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { formatCount } from '@/lib/shared/format/count.ts';
import { formatExactDuration } from '@/lib/shared/format/duration.ts';

export type ConfigText = {
  /** As a person reads it: `72 h`, `no limit`. */
  text: string;
  /** The value as Kafka holds it, when `text` is not the same. */
  raw: string | null;
};

/** Values with a meaning of their own. Kafka's constant for "never" in `flush.ms` and its kin is Long.MAX_VALUE. */
const LONG_MAX = '9223372036854775807';
const SPECIAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'retention.ms': { '-1': 'no limit' },
  'retention.bytes': { '-1': 'no limit' },
  'local.retention.ms': { '-2': 'follows retention' },
  'local.retention.bytes': { '-2': 'follows retention' },
  'log.retention.ms': { '-1': 'no limit' },
  'log.retention.bytes': { '-1': 'no limit' },
  'log.local.retention.ms': { '-2': 'follows retention' },
  'log.local.retention.bytes': { '-2': 'follows retention' },
};

const INTEGER = /^-?\d+$/;

/** A config value for people, by the name of its key: durations and sizes in their natural unit. */
export function formatConfig(name: string, value: string): ConfigText {
  const special = SPECIAL[name]?.[value];
  if (special !== undefined) return { text: special, raw: value };
  if (!INTEGER.test(value)) return { text: value === '' ? '(empty)' : value, raw: null };
  if (value === LONG_MAX) return { text: 'no limit', raw: value };
  const number = Number(value);
  if (number < 0) return { text: value, raw: null };
  if (/\.ms$/.test(name)) return changed(formatExactDuration(number), value);
  if (/\.minutes$/.test(name)) return changed(formatExactDuration(number * 60_000), value);
  if (/\.hours$/.test(name)) return changed(formatExactDuration(number * 3_600_000), value);
  if (/\.bytes(\.per\.second)?$|buffer\.size$/.test(name) && number >= 1024) {
    return changed(formatBytes(value), value);
  }
  return { text: number >= 10_000 ? formatCount(value) : value, raw: null };
}

const changed = (text: string, raw: string): ConfigText => ({ text, raw: text === raw ? null : raw });

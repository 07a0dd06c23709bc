import type { ConfigViewDto } from '@/lib/contracts/config.ts';

/** What a person typed as Kafka wants it, or why it cannot be that. */
export type Parsed = { ok: true; value: string } | { ok: false; message: string };

const parsed = (value: string): Parsed => ({ ok: true, value });
const refused = (message: string): Parsed => ({ ok: false, message });

const MS = { ms: 1, s: 1_000, min: 60_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const BYTES = {
  b: 1,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
} as const;

const isUnit = <Units extends object>(units: Units, unit: string): unit is keyof Units & string =>
  Object.hasOwn(units, unit);

/** Values that only some keys take; the broker does not tell them. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'cleanup.policy': ['delete', 'compact', 'compact,delete'],
  'compression.type': ['producer', 'uncompressed', 'gzip', 'snappy', 'lz4', 'zstd'],
  'message.timestamp.type': ['CreateTime', 'LogAppendTime'],
};

/** Kafka: `LogLevelConfig`. */
const LOG_LEVELS = ['FATAL', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE'];

/** What to choose from, where there is a choice of a few. */
export function choicesFor({
  name,
  type,
  source,
}: Pick<ConfigViewDto, 'name' | 'type' | 'source'>): readonly string[] | null {
  if (source === 'broker-logger') return LOG_LEVELS;
  return type === 'boolean' ? ['true', 'false'] : (CHOICES[name] ?? null);
}

/** `7 d` for a duration, `1 GiB` for a size, -1 where a key knows it; everything else as it stands. */
export function parseConfigInput({ name, type }: Pick<ConfigViewDto, 'name' | 'type'>, text: string): Parsed {
  const trimmed = text.trim();
  if (type === 'double') {
    return trimmed !== '' && Number.isFinite(Number(trimmed))
      ? parsed(trimmed)
      : refused('A number is needed.');
  }
  if (type !== 'int' && type !== 'long' && type !== 'short') return parsed(trimmed);
  if (/^-?\d+$/.test(trimmed)) return parsed(trimmed);
  if (/\.ms$/.test(name)) return withUnit(trimmed, MS, 'A duration such as 72 h, 7 d or a number of ms.');
  if (/\.bytes$/.test(name))
    return withUnit(trimmed, BYTES, 'A size such as 1 GiB, 500 MB or a number of bytes.');
  return refused('A whole number is needed.');
}

function withUnit(text: string, units: Readonly<Record<string, number>>, hint: string): Parsed {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text);
  const [, amount, unit = ''] = match ?? [];
  const lower = unit.toLowerCase();
  const factor = isUnit(units, lower) ? units[lower] : undefined;
  if (amount === undefined || factor === undefined) return refused(hint);
  const value = Number(amount) * factor;
  return Number.isSafeInteger(Math.round(value))
    ? parsed(String(Math.round(value)))
    : refused('That is too large.');
}

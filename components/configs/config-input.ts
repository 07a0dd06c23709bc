import type { ConfigViewDto } from '@/lib/contracts/config.ts';
import { DURATION_UNITS, parseWithUnit, SIZE_UNITS } from '@/lib/shared/units.ts';

/** What a person typed as Kafka wants it, or why it cannot be that. */
export type Parsed = { ok: true; value: string } | { ok: false; message: string };

const parsed = (value: string): Parsed => ({ ok: true, value });
const refused = (message: string): Parsed => ({ ok: false, message });

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
  if (/\.ms$/.test(name))
    return withUnit(trimmed, DURATION_UNITS, 'A duration such as 72 h, 7 d or a number of ms.');
  if (/\.bytes$/.test(name))
    return withUnit(trimmed, SIZE_UNITS, 'A size such as 1 GiB, 500 MB or a number of bytes.');
  return refused('A whole number is needed.');
}

function withUnit(text: string, units: Readonly<Record<string, number>>, hint: string): Parsed {
  const value = parseWithUnit(text, units);
  if (value === null) return refused(hint);
  return Number.isSafeInteger(value) ? parsed(String(value)) : refused('That is too large.');
}

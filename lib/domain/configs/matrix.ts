import type { ConfigEntry, ConfigSource } from '@/lib/domain/model/config.ts';
import { inheritedBelow, inheritedValue, type Provenance, provenanceOf } from './provenance.ts';

/** One key of one topic or broker. */
export type MatrixCell = {
  state: Provenance;
  /** Effective; null when there is none, when it is secret, and when it is not known. */
  value: string | null;
  source: ConfigSource;
  /** What the key would be without the resource's own value; null when Kafka does not tell. */
  inherits: string | null;
  sensitive: boolean;
  /** Why nothing is known now; then `value` is the last one read, if any. Null = the value is as read. */
  missing: string | null;
};

/** @param fallback the same key of a topic that has nothing set */
export function topicCell(entry: ConfigEntry, fallback: ConfigEntry | undefined): MatrixCell {
  return cellOf(
    entry,
    provenanceOf(entry, 'topic', fallback),
    entry.sensitive ? null : inheritedValue(entry, 'topic', fallback),
  );
}

/** A broker's file and its dynamic values are its own; below are the cluster-wide value and the built-in one. */
export function brokerCell(entry: ConfigEntry): MatrixCell {
  const provenance = provenanceOf(entry, 'broker');
  const inherits = provenance === 'inherited' ? entry.value : inheritedBelow(entry);
  return cellOf(entry, provenance, entry.sensitive ? null : inherits);
}

const cellOf = (entry: ConfigEntry, state: Provenance, inherits: string | null): MatrixCell => ({
  state,
  value: entry.sensitive ? null : entry.value,
  source: entry.source,
  inherits,
  sensitive: entry.sensitive,
  missing: null,
});

/** A cell that is not known, with what was read last. */
export const missingCell = (missing: string, last?: MatrixCell): MatrixCell => ({
  state: 'unknown',
  value: last?.value ?? null,
  source: last?.source ?? 'unknown',
  inherits: null,
  sensitive: last?.sensitive ?? false,
  missing,
});

/** As filters and counts see it: `''` also stands for a key without a value; null = not known, or secret. */
export const knownValue = ({ value, sensitive, missing }: MatrixCell): string | null =>
  missing !== null || sensitive ? null : (value ?? '');

export type CellFilter = {
  state?: Provenance | undefined;
  source?: ConfigSource | undefined;
  value?: string | undefined;
};

/** Whether a cell is wanted; what is not known has no value and no source to be found by. */
export function matchesCell(cell: MatrixCell, { state, source, value }: CellFilter): boolean {
  if (state !== undefined && cell.state !== state) return false;
  if (source !== undefined && (cell.missing !== null || cell.source !== source)) return false;
  return value === undefined || knownValue(cell) === value;
}

export type ColumnSummary = {
  counts: Record<Provenance, number>;
  /** Known values that are kept secret. */
  secret: number;
  /** Distinct known values with how often each occurs, the most frequent first. */
  values: readonly { value: string; count: number }[];
  sources: readonly { source: ConfigSource; count: number }[];
};

export function summarise(cells: readonly MatrixCell[]): ColumnSummary {
  const counts = { inherited: 0, set: 0, pinned: 0, sample: 0, feature: 0, unknown: 0 };
  const values = new Map<string, number>();
  const sources = new Map<ConfigSource, number>();
  let secret = 0;
  for (const cell of cells) {
    counts[cell.state] += 1;
    if (cell.missing !== null) continue;
    sources.set(cell.source, (sources.get(cell.source) ?? 0) + 1);
    const value = knownValue(cell);
    if (value === null) secret += 1;
    else values.set(value, (values.get(value) ?? 0) + 1);
  }
  return {
    counts,
    secret,
    values: [...values].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count),
    sources: [...sources].map(([source, count]) => ({ source, count })).sort((a, b) => b.count - a.count),
  };
}

const INTEGER = /^-?\d+$/;
const DECIMAL = /^-?\d+(\.\d+)?([eE]-?\d+)?$/;

/**
 * What the cells of one key are sorted by: numbers by size where every known value is one, text otherwise.
 * Null, which sorts last: not known, secret or without a value.
 */
export function sortValues(cells: readonly MatrixCell[]): (string | number | bigint | null)[] {
  const texts = cells.map((cell) => knownValue(cell) || null);
  const isNumeric = texts.every((text) => text === null || DECIMAL.test(text));
  if (!isNumeric) return texts;
  return texts.map((text) => {
    if (text === null) return null;
    return INTEGER.test(text) ? BigInt(text) : Number(text);
  });
}

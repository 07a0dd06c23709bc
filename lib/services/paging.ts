import { AppError } from '@/lib/shared/app-error.ts';

export type Page<Row> = { items: Row[]; total: number; nextCursor: string | null };

type Cursor = { version: string; query: string; offset: number };

/**
 * Cuts one page out of rows that are already filtered and sorted. A cursor is only good for the snapshot and the query
 * it was made for: with other rows underneath, "next" would skip or repeat some.
 * @throws AppError `invalid_input` for a cursor that is not ours, `cursor_expired` for one of an older snapshot
 */
export function cutPage<Row>(
  rows: readonly Row[],
  {
    cursor,
    limit,
    version,
    query,
  }: { cursor: string | undefined; limit: number; version: string; query: string },
): Page<Row> {
  const offset = cursor === undefined ? 0 : offsetOf(cursor, version, query);
  const items = rows.slice(offset, offset + limit);
  const next = offset + items.length;
  return {
    items,
    total: rows.length,
    nextCursor: next < rows.length ? encode({ version, query, offset: next }) : null,
  };
}

function offsetOf(text: string, version: string, query: string): number {
  const cursor = decode(text);
  if (cursor === null) {
    throw new AppError('invalid_input', 'The cursor is not one that this API gave out.', { field: 'cursor' });
  }
  if (cursor.query !== query) {
    throw new AppError('invalid_input', 'The cursor belongs to another filter or sort order.', {
      field: 'cursor',
    });
  }
  if (cursor.version !== version) {
    throw new AppError(
      'cursor_expired',
      'The list changed since this cursor was given out; start from the first page.',
      {
        field: 'cursor',
        retryable: true,
      },
    );
  }
  return cursor.offset;
}

const encode = (cursor: Cursor) =>
  Buffer.from(JSON.stringify([cursor.version, cursor.query, cursor.offset])).toString('base64url');

function decode(text: string): Cursor | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 3) return null;
    const [version, query, offset] = parts;
    const isValid =
      typeof version === 'string' && typeof query === 'string' && Number.isSafeInteger(offset) && offset >= 0;
    return isValid ? { version, query, offset } : null;
  } catch {
    return null;
  }
}

const collator = new Intl.Collator('en', { numeric: true });
export const compareNames = collator.compare;

export type Comparable = string | number | bigint | null;

/** Unknown (null) comes last in both directions: it is not a small number. Equal keys are ordered by name. */
export function sortRows<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => Comparable,
  nameOf: (row: Row) => string,
  isDescending: boolean,
): Row[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row), name: nameOf(row) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      if (a.key !== b.key) return a.key === null ? 1 : -1;
      return compareNames(a.name, b.name);
    }
    const order = compareKeys(a.key, b.key);
    if (order !== 0) return isDescending ? -order : order;
    return compareNames(a.name, b.name);
  });
  return keyed.map(({ row }) => row);
}

function compareKeys(a: Exclude<Comparable, null>, b: Exclude<Comparable, null>): number {
  if (typeof a === 'string' && typeof b === 'string') return compareNames(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

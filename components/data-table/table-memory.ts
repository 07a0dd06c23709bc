/** Where the reader was in a table, kept while the tab lives, so that Back returns to the same row. */
export type TablePlace = { scrollTop: number; cursorId: string | null };

const places = new Map<string, TablePlace>();
const REMEMBERED = 50;

export const recallPlace = (key: string): TablePlace | undefined => places.get(key);

/** Remembers the newest fifty tables. */
export function rememberPlace(key: string, place: TablePlace): void {
  places.delete(key);
  places.set(key, place);
  const oldest = places.keys().next();
  if (places.size > REMEMBERED && !oldest.done) places.delete(oldest.value);
}

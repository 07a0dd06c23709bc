import { ApiError } from './api.ts';

type Page = { items: readonly unknown[]; total: number; nextCursor: string | null };

/** The server's bound on `limit`. */
export const ROWS_PER_REQUEST = 5000;
const ATTEMPTS = 3;

/**
 * The first `rows` items of a list as one page, in as few requests as the server allows: one for up to 5,000 rows.
 * Further pages are read by cursor; when the snapshot changes between two of them (410 cursor_expired) it starts over,
 * so that the rows always belong to one snapshot.
 */
export async function readRows<P extends Page>(
  rows: number,
  fetchPage: (page: { limit: number; cursor: string | undefined }) => Promise<P>,
): Promise<P> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await readOnce(rows, fetchPage);
    } catch (error) {
      const expired = error instanceof ApiError && error.code === 'cursor_expired';
      if (!expired || attempt === ATTEMPTS) throw error;
    }
  }
}

async function readOnce<P extends Page>(
  rows: number,
  fetchPage: (page: { limit: number; cursor: string | undefined }) => Promise<P>,
): Promise<P> {
  let page = await fetchPage({ limit: Math.min(rows, ROWS_PER_REQUEST), cursor: undefined });
  const items = [...page.items];
  while (page.nextCursor !== null && items.length < rows) {
    const limit = Math.min(rows - items.length, ROWS_PER_REQUEST);
    page = await fetchPage({ limit, cursor: page.nextCursor });
    items.push(...page.items);
  }
  return { ...page, items };
}

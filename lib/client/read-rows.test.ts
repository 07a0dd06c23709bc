import { describe, expect, it } from 'vitest';
import { ApiError } from './api.ts';
import { readRows } from './read-rows.ts';

const serverWith = (total: number, expireOnce = false) => {
  const requests: { limit: number; cursor: string | undefined }[] = [];
  let expire = expireOnce;
  const fetchPage = async (page: { limit: number; cursor: string | undefined }) => {
    requests.push(page);
    if (page.cursor !== undefined && expire) {
      expire = false;
      throw new ApiError({ title: '', status: 410, detail: '', code: 'cursor_expired', retryable: true });
    }
    const from = Number(page.cursor ?? 0);
    const to = Math.min(total, from + page.limit);
    return {
      items: Array.from({ length: to - from }, (_, index) => from + index),
      total,
      nextCursor: to < total ? String(to) : null,
    };
  };
  return { requests, fetchPage };
};

describe('readRows', () => {
  it('reads up to 5,000 rows in one request', async () => {
    const { requests, fetchPage } = serverWith(2000);
    expect((await readRows(5000, fetchPage)).items).toHaveLength(2000);
    expect(requests).toEqual([{ limit: 5000, cursor: undefined }]);
  });

  it('follows the cursor beyond that, and stops at the rows asked for', async () => {
    const { requests, fetchPage } = serverWith(20_000);
    const page = await readRows(7000, fetchPage);
    expect(page.items).toHaveLength(7000);
    expect(page.items.at(-1)).toBe(6999);
    expect(requests.map((request) => request.limit)).toEqual([5000, 2000]);
  });

  it('starts over when the snapshot changed between two pages', async () => {
    const { requests, fetchPage } = serverWith(6000, true);
    expect((await readRows(10_000, fetchPage)).items).toHaveLength(6000);
    expect(requests.map((request) => request.cursor)).toEqual([undefined, '5000', undefined, '5000']);
  });

  it('gives up after three snapshots, with the error', async () => {
    const { fetchPage } = serverWith(6000);
    const alwaysExpired = async (page: { limit: number; cursor: string | undefined }) => {
      if (page.cursor === undefined) return fetchPage(page);
      throw new ApiError({ title: '', status: 410, detail: '', code: 'cursor_expired', retryable: true });
    };
    await expect(readRows(10_000, alwaysExpired)).rejects.toMatchObject({ code: 'cursor_expired' });
  });
});

import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/shared/app-error.ts';
import { ok } from '@/lib/shared/result.ts';
import { gather, gatherItems, slices } from './gather.ts';

const down = new AppError('kafka_unreachable', 'down', { retryable: true });
const lacking = new AppError('unsupported_by_cluster', 'not offered');
const job = (brokerId: number, run: () => Promise<string>) => ({ brokerId, run });

describe('gather', () => {
  it('keeps the values of the others beside the broker that failed', async () => {
    const result = await gather([
      job(1, async () => 'one'),
      job(2, async () => Promise.reject(down)),
      job(3, async () => 'three'),
    ]);
    expect(result.done.map(({ value }) => value)).toEqual(['one', 'three']);
    expect(result.failures).toEqual([{ brokerId: 2, error: down.toInfo() }]);
    expect(result.answered).toEqual([1, 3]);
  });

  it('rejects when nothing could be read at all', async () => {
    await expect(gather([job(1, async () => Promise.reject(down))])).rejects.toBe(down);
  });

  it('is content with no jobs', async () => {
    await expect(gather([])).resolves.toEqual({ done: [], failed: [], failures: [], answered: [] });
  });

  it('does not call a broker silent that merely lacks an API', async () => {
    const result = await gather([job(1, async () => Promise.reject(lacking)), job(2, async () => 'two')]);
    expect(result.failures).toEqual([]);
    expect(result.answered).toEqual([1, 2]);
    expect(result.failed).toHaveLength(1);
  });

  it('names a broker once that failed several jobs', async () => {
    const failing = () => Promise.reject(down);
    const result = await gather([job(1, failing), job(1, failing), job(2, async () => 'two')]);
    expect(result.failures).toHaveLength(1);
  });
});

describe('gatherItems', () => {
  it('gives every asked item an answer, the error of its broker when that failed', async () => {
    const result = await gatherItems<string, number>([
      { brokerId: 1, keys: ['a'], run: async () => new Map([['a', ok(1)]]) },
      { brokerId: 2, keys: ['b', 'c'], run: async () => Promise.reject(down) },
    ]);
    const failed = { ok: false, error: down.toInfo() };
    expect([...result.value]).toEqual(
      expect.arrayContaining([
        ['a', ok(1)],
        ['b', failed],
        ['c', failed],
      ]),
    );
  });
});

describe('slices', () => {
  it('makes parts of nearly equal size, none above the limit', () => {
    const parts = slices(
      Array.from({ length: 2_001 }, (_, index) => index),
      700,
    );
    expect(parts.map((part) => part.length)).toEqual([667, 667, 667]);
    expect(parts.flat()).toHaveLength(2_001);
    expect(slices([], 700)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { historyQuerySchema, sparkQuerySchema } from '@/lib/contracts/history.ts';
import { DEFAULT_HISTORY_LIMITS } from '@/lib/db/retention.ts';
import type { HistoryUsage, SeriesPoint, SeriesRange } from '@/lib/db/store.ts';
import { readHistory } from './history.ts';
import { historyFile } from './history-file.ts';
import { createSparkReader } from './sparks.ts';

const HOUR = 3_600_000;
const NOW = 500_000 * HOUR;

/** Answers every series with the same points, and remembers what it was asked. */
function storeOf(points: readonly SeriesPoint[]) {
  const asked: SeriesRange[] = [];
  const usage: HistoryUsage = {
    at: NOW,
    resolutions: DEFAULT_HISTORY_LIMITS.resolutions.map((one) => ({
      ...one,
      rows: 1,
      oldest: NOW - one.keepMs,
    })),
    rows: 3,
    rowsMost: 10,
    bytes: 1,
    bytesMost: 10,
  };
  const readSeries = async (range: SeriesRange) => {
    asked.push(range);
    return range.series.map(() => points.filter(({ at }) => at >= range.from && at < range.to));
  };
  return { asked, readSeries, historyUsage: async () => usage };
}

const at = (secondsAgo: number, mean: number, max = mean): SeriesPoint => ({
  at: NOW - secondsAgo * 1000,
  mean,
  max,
  count: 1,
});
const query = (text: string) =>
  historyQuerySchema.parse(
    Object.fromEntries(
      [...new Set(new URLSearchParams(text).keys())].map((key) => {
        const values = new URLSearchParams(text).getAll(key);
        return [key, values.length === 1 ? values[0] : values];
      }),
    ),
  );

describe('the history of several series', () => {
  it('is read at once: each name with each metric, in that order, the highest beside the mean', async () => {
    const store = storeOf([at(20, 4, 9)]);
    const answer = await readHistory(
      store,
      'c',
      query('kind=group&name=a&name=b,c&metric=lag,consumedPerSecond'),
      NOW,
    );
    expect(store.asked).toHaveLength(1);
    expect(answer.series.map(({ name, metric }) => `${name} ${metric}`)).toEqual([
      'a lag',
      'a consumedPerSecond',
      'b,c lag',
      'b,c consumedPerSecond',
    ]);
    expect(answer.series[0]?.points).toEqual([{ at: NOW - 20_000, value: 4, max: 9 }]);
    expect(answer).toMatchObject({ from: NOW - 30 * 60_000, to: NOW, resolutionMs: 10_000 });
  });

  it('looks for no bucket outside of what is kept, however long the range', async () => {
    const store = storeOf([]);
    await readHistory(
      store,
      'c',
      query(`kind=cluster&metric=totalLag&from=0&to=${NOW * 2}&resolutionMs=10000`),
      NOW,
    );
    expect(store.asked[0]).toMatchObject({ from: NOW - 2 * HOUR, to: NOW + 10_000 });
  });

  it.each([
    ['kind=topic&name=a&metric=lag', 'metric'],
    ['kind=group&metric=lag', 'name'],
    ['kind=cluster&metric=totalLag&from=5&to=5', 'from'],
    ['kind=cluster&metric=totalLag&resolutionMs=7', 'resolutionMs'],
  ])('%s is refused at its field', async (text, field) => {
    await expect(readHistory(storeOf([]), 'c', query(text), NOW)).rejects.toMatchObject({
      code: 'invalid_input',
      field,
    });
  });

  it('becomes a file with an empty cell for every moment without samples', async () => {
    const store = storeOf([at(40, 1.5, 2), at(10, 3)]);
    const history = await readHistory(store, 'c', query('kind=group&name=g,1&metric=lag'), NOW);
    const time = (secondsAgo: number) => new Date(NOW - secondsAgo * 1000).toISOString();
    expect([...historyFile(history)].join('')).toBe(
      [
        'time,seconds,kind,name,metric,mean,highest',
        `${time(40)},10,group,"g,1",lag,1.5,2`,
        `${time(30)},10,group,"g,1",lag,,`,
        `${time(20)},10,group,"g,1",lag,,`,
        `${time(10)},10,group,"g,1",lag,3,3`,
        '',
      ].join('\r\n'),
    );
  });
});

describe('sparks of a list', () => {
  const asked = sparkQuerySchema.parse({ kind: 'group', metric: 'lag', name: ['a', 'b'] });

  it('are one statement for all names, at most 30 values each, with null where nothing was sampled', async () => {
    const store = storeOf([at(3_420, 10), at(3_360, 20), at(60, 7), at(0, 9)]);
    const { items, stepMs, to } = await createSparkReader(store).read('c', asked, NOW);
    expect(store.asked).toHaveLength(1);
    expect({ stepMs, to }).toEqual({ stepMs: 120_000, to: NOW + 60_000 });
    expect(items.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(items[0]?.values).toHaveLength(30);
    const known = items[0]?.values.flatMap((value, index) => (value === null ? [] : [[index, value]]));
    expect(known).toEqual([
      [1, 15],
      [29, 8],
    ]);
  });

  it('are shared by readers within a sweep, and read again after it', async () => {
    const store = storeOf([]);
    const sparks = createSparkReader(store);
    await Promise.all([sparks.read('c', asked, NOW), sparks.read('c', asked, NOW + 4_000)]);
    expect(store.asked).toHaveLength(1);
    await sparks.read('c', asked, NOW + 5_000);
    expect(store.asked).toHaveLength(2);
  });

  it('of the cluster and of partitions are read like those of groups', async () => {
    const store = storeOf([at(60, 7)]);
    const read = (query: object) =>
      createSparkReader(store).read('c', sparkQuerySchema.parse({ metric: 'lag', ...query }), NOW);
    const cluster = await read({ kind: 'cluster', metric: 'totalLag' });
    expect(cluster.items).toMatchObject([{ name: '' }]);
    expect(cluster.items[0]?.values.at(-1)).toBe(7);
    const partition = await read({ kind: 'partition', name: 'orders 3 billing' });
    expect(partition.items).toMatchObject([{ name: 'orders 3 billing' }]);
    await expect(read({ kind: 'group' })).rejects.toMatchObject({ field: 'name' });
  });

  it('of a metric of another kind are refused', async () => {
    const wrong = sparkQuerySchema.parse({ kind: 'topic', metric: 'lag', name: 'a' });
    await expect(createSparkReader(storeOf([])).read('c', wrong, NOW)).rejects.toMatchObject({
      field: 'metric',
    });
  });
});

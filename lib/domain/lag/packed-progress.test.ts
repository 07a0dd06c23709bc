import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packProgress } from './packed-progress.ts';
import { partition } from './test-arbitraries.ts';

const partitions = fc.uniqueArray(partition, { selector: (one) => one.partition, maxLength: 5 });
const topics = fc
  .uniqueArray(fc.tuple(fc.string(), partitions), { selector: ([topic]) => topic, maxLength: 4 })
  .map((entries) => new Map(entries));

it('progress that is kept as numbers reads as the progress it was', () => {
  fc.assert(
    fc.property(topics, (before) => {
      const packed = packProgress(before);
      expect(packed.size).toBe(before.size);
      expect([...packed]).toEqual([...before]);
      expect([...packed.keys()]).toEqual([...before.keys()]);
      for (const [topic, list] of before) expect(packed.get(topic)).toEqual(list);
      expect(packed.has('no such topic')).toBe(before.has('no such topic'));
    }),
  );
});

it('what was packed already stays what it is', () => {
  const packed = packProgress(new Map([['orders', []]]));
  expect(packProgress(packed)).toBe(packed);
  expect(packed.get('payments')).toBeUndefined();
});

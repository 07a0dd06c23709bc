import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createUniformLists } from './uniform-lists.ts';

it('every list comes back with its values; those of one value only are one object for each length and value', () => {
  const value = fc.constantFrom(0n, 1n, null);
  fc.assert(
    fc.property(fc.array(fc.array(value, { maxLength: 3 }), { maxLength: 30 }), (lists) => {
      const uniform = createUniformLists<bigint | null>();
      const given = lists.map((list) => uniform(list));
      expect(given).toEqual(lists);
      for (const [index, list] of lists.entries()) {
        const isUniform = new Set(list).size <= 1;
        const first = lists.findIndex(
          (other) => other.length === list.length && other[0] === list[0] && new Set(other).size <= 1,
        );
        expect(given[index]).toBe(isUniform ? lists[first] : list);
      }
    }),
  );
});

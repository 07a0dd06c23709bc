import { expect, it } from 'vitest';
import { assignmentText, rangesOf } from './assignment-text.ts';

it.each([
  [[], ''],
  [[5], '5'],
  [[3, 1, 2, 0, 7], '0-3, 7'],
  [[10, 2], '2, 10'],
])('writes %j as %s', (numbers, text) => {
  expect(rangesOf(numbers)).toBe(text);
});

it('names each topic, and an idle member as having nothing', () => {
  expect(
    assignmentText([
      { topic: 'orders', partitions: [0, 1] },
      { topic: 'payments', partitions: [4] },
    ]),
  ).toBe('orders 0-1; payments 4');
  expect(assignmentText([])).toBe('nothing');
});

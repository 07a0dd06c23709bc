import { expect, it } from 'vitest';
import { missingAt, missingTitle } from './missing.ts';

it.each([
  [{ cluster: 'c1', topic: 'orders' }, true, 'There is no topic "orders" in prod'],
  [{ cluster: 'c1', group: '' }, true, 'There is no consumer group "" in prod'],
  [{ cluster: 'c1', brokerId: '77' }, true, 'There is no broker 77 in prod'],
  [{ cluster: 'c1' }, true, 'There is no such page in prod'],
])('names what %o lacks', (params, isKnown, title) => {
  expect(missingTitle(missingAt(params, isKnown), 'prod')).toBe(title);
});

it('blames the cluster when it is unknown, whatever else the address names', () => {
  expect(missingTitle(missingAt({ cluster: 'c1', topic: 'orders' }, false), null)).toBe(
    'There is no cluster "c1"',
  );
});

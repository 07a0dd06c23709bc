import { expect, it } from 'vitest';
import { missingAt, missingTitle } from './missing.ts';

it.each([
  ['/c/c1/topics/orders', 'There is no topic "orders" in prod'],
  ['/c/c1/topics/orders/configs', 'There is no topic "orders" in prod'],
  ['/c/c1/groups/a%2Fb', 'There is no consumer group "a/b" in prod'],
  ['/c/c1/groups/~', 'There is no consumer group "" in prod'],
  ['/c/c1/brokers/77', 'There is no broker 77 in prod'],
  ['/c/c1/elsewhere', 'There is no such page in prod'],
])('at %s: %s', (pathname, title) => {
  expect(missingTitle(missingAt(pathname, true), 'prod')).toBe(title);
});

it('blames the cluster when it is unknown, whatever else the address names', () => {
  expect(missingTitle(missingAt('/c/c1/topics/orders', false), null)).toBe('There is no cluster "c1"');
});

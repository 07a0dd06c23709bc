import { expect, it } from 'vitest';
import { shownSubject } from './shown-subject.ts';

it.each([
  ['/c/prod/topics/orders', { kind: 'topic', name: 'orders' }],
  ['/c/prod/topics/orders/configs', { kind: 'topic', name: 'orders' }],
  ['/c/prod/groups/a%2Fb%20c', { kind: 'group', name: 'a/b c' }],
  ['/c/prod/brokers/3', { kind: 'broker', name: '3' }],
  ['/c/prod/topics', null],
  ['/c/prod', null],
  ['/', null],
])('%s is about the right thing', (pathname, subject) => {
  expect(shownSubject(pathname)).toEqual(subject);
});

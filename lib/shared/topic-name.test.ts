import { describe, expect, it } from 'vitest';
import { collidingName, isKafkasOwn, topicNameProblem } from './topic-name.ts';

describe('a topic name', () => {
  it.each(['a', 'orders.eu-1_v2', '...', 'A'.repeat(249)])('%s is allowed', (name) => {
    expect(topicNameProblem(name)).toBeNull();
  });

  it.each([
    ['', /needed/],
    ['.', /not allowed/],
    ['..', /not allowed/],
    ['a'.repeat(250), /At most 249 characters are allowed; this has 250/],
    ['a b', /" " is not allowed/],
    ['größe', /"ö" is not allowed/],
    ['a/b', /"\/" is not allowed/],
    ['a\n', /is not allowed/],
  ])('"%s" is refused and says why', (name, words) => {
    expect(topicNameProblem(name)).toMatch(words);
  });

  it('collides with one that differs in dots and underscores alone', () => {
    expect(collidingName('a.b_c')).toBe(collidingName('a_b.c'));
    expect(collidingName('a.b')).not.toBe(collidingName('a-b'));
  });

  it('is known as one of Kafka itself', () => {
    expect(isKafkasOwn({ name: '__remote_log_metadata', internal: false })).toBe(true);
    expect(isKafkasOwn({ name: 'orders', internal: false })).toBe(false);
  });
});

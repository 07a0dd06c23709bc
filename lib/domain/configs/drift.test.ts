import { describe, expect, it } from 'vitest';
import type { ConfigEntry } from '@/lib/domain/model/config.ts';
import { driftingKeys } from './drift.ts';

const entry = (name: string, value: string | null, sensitive = false): ConfigEntry => ({
  name,
  value,
  source: 'static',
  readOnly: false,
  sensitive,
  type: 'string',
  synonyms: [],
});
const broker = (nodeId: number, ...entries: ConfigEntry[]) => ({ nodeId, entries });

describe('brokers that disagree', () => {
  it.each([
    [
      'a value that differs',
      [entry('num.io.threads', '8'), entry('num.io.threads', '16')],
      ['num.io.threads'],
    ],
    [
      'a value beside none',
      [entry('log.retention.ms', null), entry('log.retention.ms', '1')],
      ['log.retention.ms'],
    ],
    ['equal values', [entry('num.io.threads', '8'), entry('num.io.threads', '8')], []],
    ['who a broker is', [entry('node.id', '1'), entry('node.id', '2')], []],
    ['where it listens', [entry('advertised.listeners', 'a'), entry('advertised.listeners', 'b')], []],
    ['secrets', [entry('x.password', null, true), entry('x.password', '1', true)], []],
  ])('about %s', (_, entries, expected) => {
    expect(driftingKeys(entries.map((one, index) => broker(index, one)))).toEqual(expected);
  });

  it('not about a key that only one of them reports, as brokers of two versions do', () => {
    expect(driftingKeys([broker(1, entry('new.key', 'a')), broker(2)])).toEqual([]);
  });

  it('not while only one answers', () => {
    expect(driftingKeys([broker(1, entry('num.io.threads', '8'))])).toEqual([]);
  });

  it('by key', () => {
    const of = (nodeId: number, value: string) => broker(nodeId, entry('b', value), entry('a', value));
    expect(driftingKeys([of(1, 'x'), of(2, 'y')])).toEqual(['a', 'b']);
  });
});

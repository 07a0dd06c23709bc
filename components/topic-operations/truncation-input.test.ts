import { describe, expect, it } from 'vitest';
import { parseTruncation } from './truncation-input.ts';

const PARTITIONS = [0, 1, 2];
const form = (kind: 'end' | 'time' | 'offsets', text = '') => ({ kind, time: text, offsets: text });

describe('where a truncation goes', () => {
  it('is the end, a time in UTC, one offset for all, or offsets by partition', () => {
    expect(parseTruncation(form('end'), PARTITIONS)).toEqual({ ok: true, to: { kind: 'end' } });
    expect(parseTruncation(form('time', '2026-11-18T03:12'), PARTITIONS)).toEqual({
      ok: true,
      to: { kind: 'time', at: Date.UTC(2026, 10, 18, 3, 12) },
    });
    expect(parseTruncation(form('offsets', ' 120 '), PARTITIONS)).toEqual({
      ok: true,
      to: { kind: 'offsets', offsets: PARTITIONS.map((partition) => ({ partition, offset: '120' })) },
    });
    expect(parseTruncation(form('offsets', '0:9007199254740993, 2:5'), PARTITIONS)).toEqual({
      ok: true,
      to: {
        kind: 'offsets',
        offsets: [
          { partition: 0, offset: '9007199254740993' },
          { partition: 2, offset: '5' },
        ],
      },
    });
  });

  it.each([
    ['time', '', 'time', /date and a time/],
    ['offsets', '', 'offsets', /An offset/],
    ['offsets', '-5', 'offsets', /An offset/],
    ['offsets', '0:1 2', 'offsets', /An offset/],
    ['offsets', '7:1', 'offsets', /no partition 7/],
    ['offsets', '0:1, 0:2', 'offsets', /named twice/],
  ] as const)('%s "%s" is refused at its field', (kind, text, field, words) => {
    expect(parseTruncation(form(kind, text), PARTITIONS)).toMatchObject({
      ok: false,
      field,
      message: expect.stringMatching(words),
    });
  });
});

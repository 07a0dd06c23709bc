import { describe, expect, it } from 'vitest';
import { CHOSEN, EMPTY_FORM, parseReset, type ResetForm } from './reset-input.ts';

const parsed = (form: Partial<ResetForm>) => parseReset({ ...EMPTY_FORM, ...form });
const ALL = { kind: 'all' };

describe('what was typed', () => {
  it.each([
    [{ kind: 'earliest' }, { kind: 'earliest' }],
    [
      { kind: 'time', time: '2026-11-18T03:12' },
      { kind: 'time', at: Date.UTC(2026, 10, 18, 3, 12) },
    ],
    [
      { kind: 'duration', duration: '2h' },
      { kind: 'duration', backMs: 7_200_000 },
    ],
    [
      { kind: 'offset', offset: ' 88,412,907 ' },
      { kind: 'offset', offset: '88412907' },
    ],
    [
      { kind: 'shift', shift: '+1' },
      { kind: 'shift', by: '1' },
    ],
    [
      { kind: 'shift', shift: '-1,000' },
      { kind: 'shift', by: '-1000' },
    ],
    [
      { kind: 'group', group: ' other ' },
      { kind: 'group', groupId: 'other' },
    ],
  ] as const)('%o is understood', (form, to) => {
    expect(parsed(form)).toEqual({ ok: true, value: { operation: 'reset-offsets', to, scope: ALL } });
  });

  it.each([
    [{ kind: 'offset', offset: '-1' }, 'value', 'A whole number from 0.'],
    [{ kind: 'duration', duration: '2 moons' }, 'value', 'A duration such as 2 h, 30 m or 3 d.'],
    [{ kind: 'shift', shift: '' }, 'value', ''],
    [{ scope: CHOSEN, places: 'orders:x' }, 'scope', '"orders:x" is neither a topic nor topic:0,1.'],
    [{ scope: CHOSEN, places: 'a a:1' }, 'scope', 'a is named twice.'],
    [{ scope: CHOSEN, places: ' ' }, 'scope', ''],
  ] as const)('%o is asked for again at its field', (form, field, message) => {
    expect(parsed(form)).toEqual({ ok: false, field, message });
  });

  it('names topics and partitions as Kafka’s tool does, and a file names its own', () => {
    expect(parsed({ scope: CHOSEN, places: 'a:0,2,2 b' })).toMatchObject({
      value: {
        scope: {
          kind: 'some',
          topics: [
            { topic: 'a', partitions: [0, 2] },
            { topic: 'b', partitions: null },
          ],
        },
      },
    });
    expect(parsed({ scope: 'a' })).toMatchObject({
      value: { scope: { topics: [{ topic: 'a', partitions: null }] } },
    });
    expect(parsed({ kind: 'csv', csv: 'a,0,1', scope: 'a' })).toMatchObject({ value: { scope: ALL } });
  });
});

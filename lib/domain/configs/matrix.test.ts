import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfigEntry, ConfigSynonym } from '@/lib/domain/model/config.ts';
import {
  brokerCell,
  type MatrixCell,
  matchesCell,
  missingCell,
  sortValues,
  summarise,
  topicCell,
} from './matrix.ts';

const entry = (overrides: Partial<ConfigEntry>): ConfigEntry => ({
  name: 'num.io.threads',
  value: '16',
  source: 'built-in',
  readOnly: false,
  sensitive: false,
  type: 'int',
  synonyms: [],
  ...overrides,
});

const chain = (...synonyms: [source: ConfigSynonym['source'], value: string][]): ConfigSynonym[] =>
  synonyms.map(([source, value]) => ({ name: 'num.io.threads', source, value }));

const cell = (value: string | null, overrides: Partial<MatrixCell> = {}): MatrixCell => ({
  ...brokerCell(entry({ value })),
  ...overrides,
});

describe('a cell of a broker', () => {
  const layers = chain(['static', '16'], ['built-in', '8']);
  it.each([
    ['inherits a built-in value', entry({}), { state: 'inherited', inherits: '16' }],
    ['inherits a cluster-wide value', entry({ source: 'cluster' }), { state: 'inherited', inherits: '16' }],
    [
      'is set in its file',
      entry({ source: 'static', synonyms: layers }),
      { state: 'set', value: '16', inherits: '8' },
    ],
    [
      'is pinned to what it would inherit',
      entry({ source: 'broker', synonyms: chain(['broker', '16'], ['cluster', '16'], ['built-in', '8']) }),
      { state: 'pinned', inherits: '16' },
    ],
    [
      'has the value of the sample file, which is no choice even where it equals the default',
      entry({ value: '8', source: 'static', synonyms: chain(['static', '8'], ['built-in', '8']) }),
      { state: 'sample', inherits: '8' },
    ],
    [
      'was set to the sample value by hand',
      entry({ value: '8', source: 'broker', synonyms: chain(['broker', '8']) }),
      { state: 'set', inherits: null },
    ],
    ['keeps a secret', entry({ sensitive: true, source: 'static' }), { state: 'set', value: null }],
    [
      'has a source that Kafka does not name',
      entry({ source: 'unknown' }),
      { state: 'unknown', value: '16' },
    ],
  ])('%s', (_, config, expected) => {
    expect(brokerCell(config)).toMatchObject({ ...expected, missing: null });
  });
});

describe('a cell of a topic', () => {
  const fallback = entry({ value: '8' });
  it.each([
    ['inherits', entry({ value: '8' }), { state: 'inherited', inherits: '8' }],
    ['is set', entry({ source: 'topic' }), { state: 'set', value: '16', inherits: '8' }],
    ['is pinned', entry({ value: '8', source: 'topic' }), { state: 'pinned', inherits: '8' }],
  ])('%s', (_, config, expected) => {
    expect(topicCell(config, fallback)).toMatchObject(expected);
  });
});

describe('a filter', () => {
  it.each([
    ['takes all without a wish', cell('1'), {}, true],
    ['finds a state', cell('1', { state: 'set' }), { state: 'set' }, true],
    ['finds the whole value only', cell('10'), { value: '1' }, false],
    ['finds -1', cell('-1'), { value: '-1' }, true],
    ['finds what has no value', cell(null), { value: '' }, true],
    ['finds no secret by its empty value', cell(null, { sensitive: true }), { value: '' }, false],
    ['finds a source', cell('1'), { source: 'built-in' }, true],
    ['finds the unknown by its state', missingCell('denied'), { state: 'unknown' }, true],
    ['never finds the unknown by its empty value', missingCell('denied'), { value: '' }, false],
    ['never finds the unknown by what it was once', missingCell('silent', cell('1')), { value: '1' }, false],
    [
      'never finds the unknown by the source it had',
      missingCell('silent', cell('1')),
      { source: 'built-in' },
      false,
    ],
  ] as const)('%s', (_, one, filter, expected) => {
    expect(matchesCell(one, filter)).toBe(expected);
  });

  const cells = fc.array(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom('1', '2', '', null),
          fc.constantFrom('inherited', 'set', 'pinned', 'sample', 'unknown'),
          fc.boolean(),
        )
        .map(([value, state, sensitive]) => cell(sensitive ? null : value, { state, sensitive })),
      fc.constant(missingCell('denied')),
      fc.constant(missingCell('silent', cell('1'))),
    ),
  );

  it('finds for every value and state exactly what the summary counts, and no cell is counted twice or left out', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const { counts, values, sources, secret } = summarise(all);
        const found = (filter: Parameters<typeof matchesCell>[1]) =>
          all.filter((one) => matchesCell(one, filter)).length;
        for (const { value, count } of values) expect(found({ value })).toBe(count);
        for (const { source, count } of sources) expect(found({ source })).toBe(count);
        for (const state of ['inherited', 'set', 'pinned', 'sample', 'unknown'] as const)
          expect(found({ state })).toBe(counts[state]);
        const missing = all.filter((one) => one.missing !== null).length;
        const known = values.reduce((sum, { count }) => sum + count, 0);
        expect(known + secret + missing).toBe(all.length);
      }),
    );
  });
});

describe('sorting by value', () => {
  const keys = (...values: (string | null)[]) => sortValues(values.map((value) => cell(value)));

  it.each([
    ['integers of 64 bits exactly', ['9223372036854775807', '-1'], [9223372036854775807n, -1n]],
    ['fractions as numbers', ['0.5', '1', '1e-3'], [0.5, 1n, 0.001]],
    ['numbers beside keys without a value', ['10', null, ''], [10n, null, null]],
    ['text when one value is text', ['10', 'delete'], ['10', 'delete']],
  ])('takes %s', (_, values, expected) => {
    expect(keys(...values)).toEqual(expected);
  });

  it('leaves out what is not known or secret, also where it has a last value', () => {
    const cells = [cell('2'), missingCell('silent', cell('text')), cell(null, { sensitive: true })];
    expect(sortValues(cells)).toEqual([2n, null, null]);
  });
});

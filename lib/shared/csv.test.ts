import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsvRow } from './csv.ts';

describe('a line of CSV', () => {
  it.each([
    ['ends with CRLF', ['a', 'b'], 'a,b\r\n'],
    ['quotes a comma', ['compact,delete'], '"compact,delete"\r\n'],
    ['doubles quotes', ['say "no"'], '"say ""no"""\r\n'],
    ['keeps a line break inside quotes', ['a\r\nb'], '"a\r\nb"\r\n'],
    ['keeps blanks at the ends inside quotes', [' a '], '" a "\r\n'],
    ['tells unknown from empty', [null, ''], ',""\r\n'],
    ['writes numbers and flags plainly', [-1, 0.5, true, false], '-1,0.5,true,false\r\n'],
  ])('%s', (_, values, expected) => {
    expect(toCsvRow(values)).toBe(expected);
  });

  it.each(['=1+1', '+1', '-1+1', '-x', '@SUM(A1)', '  =1', '\t=1', '＝1', '-1,-2', '=HYPERLINK("x")'])(
    'disarms the formula %j',
    (value) => {
      expect(cells(toCsvRow([value]))).toEqual([`'${value}`]);
    },
  );

  it.each(['-1', '-2', '-0.5', '-9223372036854775808', 'a=b', '1-2', 'CN=kafka', "'quoted'"])(
    'leaves %j as it is',
    (value) => {
      expect(toCsvRow([value])).toBe(`${value}\r\n`);
    },
  );

  it('gives back every text, and none begins a formula', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aé1 ,"\r\n\t=+-@\'.') });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (values) => {
        const read = cells(toCsvRow(values));
        expect(read.map((cell, index) => (cell === values[index] ? cell : cell.slice(1)))).toEqual(values);
        for (const cell of read) expect(cell).not.toMatch(/^\s*[=+@]|^\s*-(?!\d+(\.\d+)?$)|^[\t\r\n]/);
      }),
    );
  });
});

/** Reads one line back, by the grammar of RFC 4180. */
function cells(line: string): string[] {
  const read: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (let match = cell.exec(line); match !== null; match = cell.exec(line)) {
    read.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') break;
  }
  return read;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml, xmlAttributes } from './xml.ts';

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads entities back, as a parser does. */
const readBack = (xml: string): string =>
  xml
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&(lt|gt|quot|apos);/g, (_, name) => NAMED[name] ?? '')
    .replaceAll('&amp;', '&');

/** The characters of XML 1.0 (its production 2), judged one code point at a time. */
const isAllowed = (point: number): boolean =>
  [0x9, 0xa, 0xd].includes(point) ||
  (point >= 0x20 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  point >= 0x10000;

describe('text in XML', () => {
  it.each([
    ['marks', `<a b="c">'&'`, '&lt;a b=&quot;c&quot;&gt;&apos;&amp;&apos;'],
    ['white space that a parser would change', 'a\tb\r\n', 'a&#9;b&#13;&#10;'],
    ['what XML 1.0 cannot hold', 'a\u0000b\u001b[31m\uffff', 'a\uFFFDb\uFFFD[31m\uFFFD'],
    ['half of a surrogate pair', 'a\ud83d b\udc00', 'a\uFFFD b\uFFFD'],
    ['a whole surrogate pair', '😀', '😀'],
  ])('escapes %s', (_, text, expected) => {
    expect(escapeXml(text)).toBe(expected);
  });

  it('is well formed whatever the text, and gives back all that XML can hold', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeXml(text);
        expect(escaped).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/);
        for (const character of escaped) expect(isAllowed(character.codePointAt(0) ?? 0)).toBe(true);
        const holdable = Array.from(text, (one) => (isAllowed(one.codePointAt(0) ?? 0) ? one : '\uFFFD'));
        expect(readBack(escaped)).toBe(holdable.join(''));
      }),
    );
  });

  it('stands in attributes', () => {
    expect(xmlAttributes('case', { name: 'a "b"', tests: 2 })).toBe('case name="a &quot;b&quot;" tests="2"');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSegment, encodeSegment } from './path-segment.ts';

const throughUrl = (name: string): string =>
  new URL(`/g/${encodeSegment(name)}`, 'http://localhost').pathname.slice('/g/'.length);

describe('path segments', () => {
  it.each(['', '.', '..', '~', '~~', '~.', 'a/b', 'a b', '50%', '%2F', 'grüppe', '?x#y'])(
    'carries %j through a URL and back',
    (name) => {
      expect(throughUrl(name)).not.toBe('');
      expect(decodeSegment(throughUrl(name))).toBe(name);
    },
  );

  it('carries any name through a URL and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(decodeSegment(throughUrl(name))).toBe(name);
      }),
    );
  });

  it('leaves ordinary names as encodeURIComponent gives them', () => {
    expect(encodeSegment('orders.events-v2_x')).toBe('orders.events-v2_x');
    expect(encodeSegment('~tilde')).toBe('~tilde');
  });

  it('keeps a malformed escape instead of failing', () => {
    expect(decodeSegment('50%')).toBe('50%');
  });
});

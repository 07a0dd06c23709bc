import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeApiVersionsResponse } from './messages/api-versions-v3.ts';
import { encodeApiVersionsResponse } from './messages/peer/api-versions-v3.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

function written(write: (writer: Writer) => void): Buffer {
  const writer = new Writer();
  write(writer);
  return Buffer.from(writer.written);
}

describe('Reader and Writer', () => {
  it('agree on every unsigned varint of 32 bits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (value) => {
        expect(new Reader(written((writer) => writer.uvarint(value))).uvarint()).toBe(value);
      }),
    );
  });

  it('write varints as Kafka does: 300 is ac 02', () => {
    expect(written((writer) => writer.uvarint(300)).toString('hex')).toBe('ac02');
  });

  it('refuse a varint longer than 5 bytes', () => {
    const reader = new Reader(Buffer.from('ffffffffffff', 'hex'));
    expect(() => reader.uvarint()).toThrow('varint');
  });

  it('keep strings apart that fall into the same slot of the short-string cache', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 50, maxLength: 200 }),
        (texts) => {
          const reader = new Reader(
            written((writer) => {
              for (const text of [...texts, ...texts]) writer.compactString(text);
            }),
          );
          for (const text of [...texts, ...texts]) expect(reader.compactString()).toBe(text);
        },
      ),
    );
  });

  it('tell null from empty', () => {
    const reader = new Reader(
      written((writer) => {
        writer.stringOrNull(null);
        writer.stringOrNull('');
        writer.compactStringOrNull(null);
        writer.compactStringOrNull('');
        writer.compactBytesOrNull(null);
        writer.bytesOrNull(null);
      }),
    );
    expect(reader.stringOrNull()).toBeNull();
    expect(reader.stringOrNull()).toBe('');
    expect(reader.compactStringOrNull()).toBeNull();
    expect(reader.compactStringOrNull()).toBe('');
    expect(reader.compactBytesOrNull()).toBeNull();
    expect(reader.bytesOrNull()).toBeNull();
  });

  it('refuse null where the protocol allows none', () => {
    expect(() => new Reader(written((writer) => writer.stringOrNull(null))).string()).toThrow(RangeError);
  });

  it('refuse an array length that the bytes left cannot hold, before allocating it', () => {
    const reader = new Reader(written((writer) => writer.length(2_000_000_000)));
    expect(() => reader.int32Array()).toThrow('array of 2000000000');
  });

  it('read the part of a shared buffer they were given, and no more', () => {
    const shared = Buffer.from('0000002a0000002b', 'hex').subarray(4);
    const reader = new Reader(shared);
    expect(reader.int32()).toBe(43);
    expect(() => reader.int8()).toThrow(RangeError);
  });

  it('print topic ids as Kafka does', () => {
    const id = '0ACr3wARSaGjqAEAAAAAAA';
    expect(new Reader(written((writer) => writer.uuid(id))).uuid()).toBe(id);
    expect(() => written((writer) => writer.uuid('short'))).toThrow(RangeError);
  });
});

describe('tagged fields', () => {
  const answer = { errorCode: 0, apiKeys: [], throttleTimeMs: 0, finalizedFeaturesEpoch: 7n };

  it('are skipped by their size when a newer broker sends ones that are not known', () => {
    const bytes = written((writer) => {
      writer.int16(0);
      writer.compactLength(0);
      writer.int32(0);
      writer.uvarint(3);
      writer.tagged(1, (field) => field.int64(7n));
      writer.tagged(3, (field) => field.bool(true));
      writer.tagged(99, (field) => field.compactString('from the future'));
    });
    const reader = new Reader(bytes);
    expect(decodeApiVersionsResponse(reader)).toEqual({ ...answer, zkMigrationReady: true });
    expect(reader.remaining).toBe(0);
  });

  it('are left out when absent', () => {
    const bytes = written((writer) =>
      encodeApiVersionsResponse(writer, { ...answer, finalizedFeaturesEpoch: undefined }),
    );
    expect(bytes.toString('hex')).toBe('0000' + '01' + '00000000' + '00');
  });

  it('give one object for a value that repeats byte by byte, and tell apart what does not', () => {
    const strings = (reader: Reader): string[] => {
      const texts: string[] = [];
      for (let n = reader.compactLength(); n > 0; n--) texts.push(reader.compactString());
      return texts;
    };
    const lists = fc.array(fc.array(fc.constantFrom('', 'a', 'b', 'ab', 'ä'), { maxLength: 4 }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(lists, (values) => {
        const bytes = written((writer) => {
          for (const texts of values) {
            writer.compactLength(texts.length);
            for (const text of texts) writer.compactString(text);
          }
        });
        const reader = new Reader(bytes);
        const read = values.map(() => reader.repeated(strings));
        expect(read).toEqual(values);
        expect(reader.remaining).toBe(0);
        for (const [index, texts] of read.entries()) {
          const [before, text] = [read[index - 1], JSON.stringify(texts)];
          expect(before === texts).toBe(JSON.stringify(before) === text);
        }
      }),
    );
  });

  it('refuse a repeated value that is cut off where it still looks like the one before', () => {
    const value = written((writer) => writer.compactString('retention.ms'));
    const reader = new Reader(Buffer.concat([value, value.subarray(0, 5)]));
    const text = (from: Reader) => from.compactString();
    expect(reader.repeated(text)).toBe('retention.ms');
    expect(() => reader.repeated(text)).toThrow(RangeError);
  });
});

import { readShortString, SHORT_STRING_BYTES } from './short-strings.ts';

const EMPTY: readonly number[] = Object.freeze([]);

type Decode<T> = (reader: Reader) => T;

/** What `by` made of the bytes [start, end) of this message. */
type Decoded = { by: Decode<unknown>; start: number; end: number; value: unknown };

/** More to compare with would cost those that are new more than it saves. */
const DECODED_MAX = 8;

/**
 * Reads Kafka's wire types, big-endian, from one message. Every method throws a RangeError when the bytes end early or
 * hold a length that cannot be right; nothing is allocated for a length before it is checked against the bytes left.
 */
export class Reader {
  readonly #buffer: Buffer;
  readonly #view: DataView;
  #position = 0;
  /** The one used last first. */
  readonly #decoded: Decoded[] = [];

  constructor(buffer: Buffer) {
    this.#buffer = buffer;
    // DataView methods are compiled to single machine reads; Buffer's own readers are several times slower.
    this.#view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  }

  get remaining(): number {
    return this.#buffer.length - this.#position;
  }

  skip(bytes: number): void {
    if (bytes < 0 || bytes > this.remaining)
      throw new RangeError(`${bytes} bytes wanted, ${this.remaining} left`);
    this.#position += bytes;
  }

  bool(): boolean {
    return this.int8() !== 0;
  }

  int8(): number {
    return this.#view.getInt8(this.#position++);
  }

  int16(): number {
    const value = this.#view.getInt16(this.#position);
    this.#position += 2;
    return value;
  }

  uint16(): number {
    const value = this.#view.getUint16(this.#position);
    this.#position += 2;
    return value;
  }

  int32(): number {
    const value = this.#view.getInt32(this.#position);
    this.#position += 4;
    return value;
  }

  uint32(): number {
    const value = this.#view.getUint32(this.#position);
    this.#position += 4;
    return value;
  }

  int64(): bigint {
    const value = this.#view.getBigInt64(this.#position);
    this.#position += 8;
    return value;
  }

  float64(): number {
    const value = this.#view.getFloat64(this.#position);
    this.#position += 8;
    return value;
  }

  /** Unsigned varint, at most 32 bits; one byte in nearly every case. */
  uvarint(): number {
    const first = this.#view.getUint8(this.#position++);
    if (first < 0x80) return first;
    let value = first & 0x7f;
    for (let shift = 7; shift < 35; shift += 7) {
      const byte = this.#view.getUint8(this.#position++);
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new RangeError('varint longer than 5 bytes');
  }

  /** Base64url without padding, as Kafka prints topic ids. */
  uuid(): string {
    const start = this.#position;
    this.skip(16);
    return this.#buffer.toString('base64url', start, this.#position);
  }

  string(): string {
    return this.#present(this.stringOrNull());
  }

  stringOrNull(): string | null {
    return this.#text(this.int16());
  }

  compactString(): string {
    return this.#present(this.compactStringOrNull());
  }

  compactStringOrNull(): string | null {
    return this.#text(this.uvarint() - 1);
  }

  bytes(): Uint8Array {
    return this.#present(this.bytesOrNull());
  }

  /** A view of the message, not a copy: it keeps the whole message alive. */
  bytesOrNull(): Uint8Array | null {
    return this.#slice(this.int32());
  }

  compactBytes(): Uint8Array {
    return this.#present(this.compactBytesOrNull());
  }

  compactBytesOrNull(): Uint8Array | null {
    return this.#slice(this.uvarint() - 1);
  }

  length(): number {
    return this.#count(this.lengthOrNull());
  }

  /** Array length, -1 for null. */
  lengthOrNull(): number {
    return this.#bounded(this.int32());
  }

  compactLength(): number {
    return this.#count(this.compactLengthOrNull());
  }

  compactLengthOrNull(): number {
    return this.#bounded(this.uvarint() - 1);
  }

  int32Array(): readonly number[] {
    return this.#int32s(this.length());
  }

  compactInt32Array(): readonly number[] {
    return this.#int32s(this.compactLength());
  }

  /**
   * What `decode` reads here, or the very object that it made of the same bytes before: the wire types tell their own length,
   * so bytes that begin like a whole value are that value.
   */
  repeated<T>(decode: Decode<T>): T {
    const start = this.#position;
    const index = this.#decoded.findIndex((known) => known.by === decode && this.#isSame(known, start));
    const [known] = index < 0 ? [] : this.#decoded.splice(index, 1);
    const next = known ?? { by: decode, start, value: decode(this), end: this.#position };
    this.#position = start + next.end - next.start;
    this.#decoded.unshift(next);
    if (this.#decoded.length > DECODED_MAX) this.#decoded.pop();
    // `decode` made it.
    return next.value as T;
  }

  /** A tag buffer none of whose fields is known. */
  skipTags(): void {
    for (let n = this.uvarint(); n > 0; n--) {
      this.uvarint();
      this.skip(this.uvarint());
    }
  }

  #isSame({ start, end }: Decoded, at: number): boolean {
    const until = at + end - start;
    return until <= this.#buffer.length && this.#buffer.compare(this.#buffer, start, end, at, until) === 0;
  }

  #int32s(count: number): readonly number[] {
    if (count === 0) return EMPTY;
    const view = this.#view;
    let at = this.#position;
    this.skip(count * 4);
    const values: number[] = [];
    for (let n = 0; n < count; n++, at += 4) values.push(view.getInt32(at));
    return values;
  }

  #text(size: number): string | null {
    if (size < 0) return null;
    const start = this.#position;
    this.skip(size);
    return size <= SHORT_STRING_BYTES
      ? readShortString(this.#buffer, this.#view, start, this.#position)
      : this.#buffer.toString('utf8', start, this.#position);
  }

  #slice(size: number): Uint8Array | null {
    if (size < 0) return null;
    const start = this.#position;
    this.skip(size);
    return this.#buffer.subarray(start, this.#position);
  }

  #present<T>(value: T | null): T {
    if (value === null) throw new RangeError('null where the protocol allows none');
    return value;
  }

  #count(length: number): number {
    if (length < 0) throw new RangeError('null array where the protocol allows none');
    return length;
  }

  /** Every element takes at least one byte, so a longer array than bytes left is corrupt. */
  #bounded(length: number): number {
    if (length > this.remaining) throw new RangeError(`array of ${length} in ${this.remaining} bytes`);
    return length;
  }
}

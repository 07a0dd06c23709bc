const INITIAL_BYTES = 256;

/** Appends Kafka's wire types, big-endian, to a growing buffer. */
export class Writer {
  #buffer = Buffer.allocUnsafe(INITIAL_BYTES);
  #position = 0;

  /** The bytes so far; valid until the next write. */
  get written(): Buffer {
    return this.#buffer.subarray(0, this.#position);
  }

  #reserve(bytes: number): number {
    const start = this.#position;
    const needed = start + bytes;
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
      this.#buffer.copy(larger, 0, 0, start);
      this.#buffer = larger;
    }
    this.#position = needed;
    return start;
  }

  bool(value: boolean): void {
    this.int8(value ? 1 : 0);
  }

  int8(value: number): void {
    const at = this.#reserve(1);
    this.#buffer.writeInt8(value, at);
  }

  int16(value: number): void {
    const at = this.#reserve(2);
    this.#buffer.writeInt16BE(value, at);
  }

  uint16(value: number): void {
    const at = this.#reserve(2);
    this.#buffer.writeUInt16BE(value, at);
  }

  int32(value: number): void {
    const at = this.#reserve(4);
    this.#buffer.writeInt32BE(value, at);
  }

  uint32(value: number): void {
    const at = this.#reserve(4);
    this.#buffer.writeUInt32BE(value, at);
  }

  int64(value: bigint): void {
    const at = this.#reserve(8);
    this.#buffer.writeBigInt64BE(value, at);
  }

  float64(value: number): void {
    const at = this.#reserve(8);
    this.#buffer.writeDoubleBE(value, at);
  }

  /** Unsigned varint, at most 32 bits. */
  uvarint(value: number): void {
    let rest = value >>> 0;
    while (rest >= 0x80) {
      const at = this.#reserve(1);
      this.#buffer[at] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    const at = this.#reserve(1);
    this.#buffer[at] = rest;
  }

  /** Base64url without padding, as Kafka prints topic ids. */
  uuid(value: string): void {
    const bytes = Buffer.from(value, 'base64url');
    if (bytes.length !== 16) throw new RangeError(`"${value}" is no Kafka uuid`);
    this.raw(bytes);
  }

  raw(value: Uint8Array): void {
    const at = this.#reserve(value.length);
    this.#buffer.set(value, at);
  }

  /** Array length; -1 for null. */
  length(value: number): void {
    this.int32(value);
  }

  /** Array length plus one; 0 for null. */
  compactLength(value: number): void {
    this.uvarint(value + 1);
  }

  string(value: string): void {
    const size = Buffer.byteLength(value);
    this.int16(size);
    this.#text(value, size);
  }

  stringOrNull(value: string | null): void {
    if (value === null) this.int16(-1);
    else this.string(value);
  }

  compactString(value: string): void {
    const size = Buffer.byteLength(value);
    this.uvarint(size + 1);
    this.#text(value, size);
  }

  compactStringOrNull(value: string | null): void {
    if (value === null) this.uvarint(0);
    else this.compactString(value);
  }

  #text(value: string, size: number): void {
    const at = this.#reserve(size);
    this.#buffer.write(value, at, size, 'utf8');
  }

  bytes(value: Uint8Array): void {
    this.int32(value.length);
    this.raw(value);
  }

  bytesOrNull(value: Uint8Array | null): void {
    if (value === null) this.int32(-1);
    else this.bytes(value);
  }

  compactBytes(value: Uint8Array): void {
    this.uvarint(value.length + 1);
    this.raw(value);
  }

  compactBytesOrNull(value: Uint8Array | null): void {
    if (value === null) this.uvarint(0);
    else this.compactBytes(value);
  }

  /** One tagged field: its tag, the size of its bytes, the bytes. */
  tagged(tag: number, write: (writer: Writer) => void): void {
    const body = new Writer();
    write(body);
    const bytes = body.written;
    this.uvarint(tag);
    this.uvarint(bytes.length);
    this.raw(bytes);
  }
}

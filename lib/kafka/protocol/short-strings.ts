/**
 * A cache of recently decoded short ASCII strings. Names and values repeat thousands of times in one answer (config
 * keys, hosts, topics), so most reads cost a hash and a compare, four bytes at a time, and allocate nothing; equal
 * strings mostly are one object.
 */
const SLOTS = 4096;
/** Longer strings repeat less and cost more to hash. */
export const SHORT_STRING_BYTES = 48;

const NOT_ASCII = 0x80808080;
const PRIME = 0x01000193;

const texts: string[] = new Array<string>(SLOTS).fill('');
const sizes = new Uint8Array(SLOTS);
const stored = new Uint8Array(SLOTS * SHORT_STRING_BYTES);
const storedView = new DataView(stored.buffer);

/** `view` covers the same bytes as `buffer`; the text is at most SHORT_STRING_BYTES long. */
export function readShortString(buffer: Buffer, view: DataView, start: number, end: number): string {
  const size = end - start;
  let hash = size;
  let bits = 0;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word = view.getInt32(at);
    bits |= word;
    hash = Math.imul(hash ^ word, PRIME);
    hash ^= hash >>> 15;
  }
  for (; at < end; at++) {
    const byte = view.getUint8(at);
    bits |= byte;
    hash = Math.imul(hash ^ byte, PRIME);
  }
  if ((bits & NOT_ASCII) !== 0) return buffer.toString('utf8', start, end);
  const slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
  const base = slot * SHORT_STRING_BYTES;
  if (sizes[slot] === size && isStored(view, start, end, base)) return texts[slot] ?? '';
  const text = buffer.toString('latin1', start, end);
  texts[slot] = text;
  sizes[slot] = size;
  stored.set(buffer.subarray(start, end), base);
  return text;
}

function isStored(view: DataView, start: number, end: number, base: number): boolean {
  const shift = base - start;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    if (view.getInt32(at) !== storedView.getInt32(at + shift)) return false;
  }
  for (; at < end; at++) {
    if (view.getUint8(at) !== storedView.getUint8(at + shift)) return false;
  }
  return true;
}

/**
 * A cache of recently decoded short ASCII strings. Names and values repeat thousands of times in one answer (config
 * keys, hosts, topics), so most reads cost a hash and a compare and allocate nothing; equal strings are one object.
 */
const SLOTS = 4096;
const cache: string[] = new Array<string>(SLOTS).fill('');

/** Longer strings repeat less and cost more to hash. */
export const SHORT_STRING_BYTES = 48;

export function readShortString(buffer: Buffer, start: number, end: number): string {
  let hash = end - start;
  let bits = 0;
  for (let at = start; at < end; at++) {
    const byte = buffer[at] ?? 0;
    bits |= byte;
    hash = (Math.imul(hash, 31) + byte) | 0;
  }
  if (bits >= 0x80) return buffer.toString('utf8', start, end);
  const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
  const cached = cache[slot] ?? '';
  if (equals(cached, buffer, start, end)) return cached;
  const text = buffer.toString('latin1', start, end);
  cache[slot] = text;
  return text;
}

function equals(text: string, buffer: Buffer, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at - start) !== buffer[at]) return false;
  }
  return true;
}

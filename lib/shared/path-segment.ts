/**
 * Names as URL path segments. `encodeURIComponent` alone cannot carry three legal group ids: the empty one, "." and
 * ".." (URL parsers resolve dot segments even when they are percent-encoded). Those get a `~` in front, and so does
 * any name that would otherwise be mistaken for such an escape.
 */
const NEEDS_ESCAPE = /^~*\.{0,2}$/;

export const encodeSegment = (name: string): string =>
  encodeURIComponent(NEEDS_ESCAPE.test(name) ? `~${name}` : name);

/** Takes the segment after percent-decoding. */
export const unescapeSegment = (segment: string): string =>
  segment.startsWith('~') && NEEDS_ESCAPE.test(segment) ? segment.slice(1) : segment;

/** Takes the segment as it stands in the URL; malformed percent escapes are kept as they are. */
export function decodeSegment(segment: string): string {
  try {
    return unescapeSegment(decodeURIComponent(segment));
  } catch (error) {
    if (error instanceof URIError) return unescapeSegment(segment);
    throw error;
  }
}

/** Written at once: large enough to cost few wake-ups, small enough to hold up nobody. */
const CHUNK_CHARS = 64 * 1024;
const encoder = new TextEncoder();

/** A file for saving, written as fast as the client takes it. `name` may hold any character. */
export function download(name: string, contentType: string, parts: Iterable<string>): Response {
  const left = parts[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      let text = '';
      while (text.length < CHUNK_CHARS) {
        const part = left.next();
        if (part.done === true) {
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += part.value;
      }
      controller.enqueue(encoder.encode(text));
    },
    cancel: () => {
      left.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"`,
      'cache-control': 'no-store',
    },
  });
}

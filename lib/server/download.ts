import { createPacer } from '@/lib/shared/pacer.ts';

/** Bytes of text handed over at once. */
const CHUNK = 64 * 1024;

/** A text as a file to save, sent in pieces and made in slices: a large one never holds the event loop. */
export function download(name: string, contentType: string, chunks: Iterable<string>): Response {
  return new Response(streamOf(chunks), {
    headers: {
      'content-type': contentType,
      'content-disposition': attachment(name),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** RFC 6266: a plain name for old clients, the real one for all others. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\w.-]+/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${exact}`}`;
}

function streamOf(chunks: Iterable<string>): ReadableStream<Uint8Array> {
  const source = chunks[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const pacer = createPacer();
      let text = '';
      while (text.length < CHUNK) {
        const { done, value } = source.next();
        if (done === true) {
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += value;
        if (pacer.due()) await pacer.pause();
      }
      // A turn for others, whether or not the reader is ready for more.
      await pacer.pause();
      controller.enqueue(encoder.encode(text));
    },
  });
}

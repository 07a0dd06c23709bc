import type { SnapshotEvent } from '@/lib/contracts/events.ts';

/** A proxy that closes idle connections after 30 s must see traffic before. */
const HEARTBEAT_MS = 15_000;

export type Subscribe = (send: (event: SnapshotEvent) => void) => () => void;

export type Streams = {
  /** One event stream, ended by the client leaving, or by `end`. */
  open(signal: AbortSignal, subscribe: Subscribe): Response;
  /** Open streams now. */
  count(): number;
  /** Ends all streams; for shutdown. */
  end(): void;
};

const encoder = new TextEncoder();

export function createStreams(): Streams {
  const open = new Set<() => void>();
  return {
    open(signal, subscribe) {
      let release: () => boolean = () => false;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const send = (text: string) => controller.enqueue(encoder.encode(text));
          const unsubscribe = subscribe((event) =>
            send(`event: snapshot\ndata: ${JSON.stringify(event)}\n\n`),
          );
          const heartbeat = setInterval(() => send(': alive\n\n'), HEARTBEAT_MS);
          const close = () => {
            if (release()) controller.close();
          };
          release = () => {
            clearInterval(heartbeat);
            unsubscribe();
            signal.removeEventListener('abort', close);
            return open.delete(close);
          };
          open.add(close);
          send('retry: 2000\n\n');
          // The client may have left before this ran; its abort would never be heard.
          if (signal.aborted) close();
          else signal.addEventListener('abort', close);
        },
        cancel: () => {
          release();
        },
      });
      return new Response(body, {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-cache, no-transform',
          'x-accel-buffering': 'no',
        },
      });
    },
    count: () => open.size,
    end() {
      for (const close of [...open]) close();
    },
  };
}

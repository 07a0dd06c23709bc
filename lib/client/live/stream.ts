import type { SnapshotEvent } from '@/lib/contracts/events.ts';

/** `open`: events arrive as they happen. `down`: none arrive, so whoever needs fresh data has to poll. */
export type StreamState = 'connecting' | 'open' | 'down';

export type StreamHandlers = {
  onState: (state: StreamState) => void;
  onEvent: (event: SnapshotEvent) => void;
};

const RETRY_MIN_MS = 2_000;
const RETRY_MAX_MS = 30_000;

const isEvent = (value: unknown): value is SnapshotEvent =>
  typeof value === 'object' && value !== null && 'clusterId' in value && 'section' in value;

function parse(text: string): SnapshotEvent | null {
  try {
    const value: unknown = JSON.parse(text);
    return isEvent(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * One EventSource that is kept alive. The browser reconnects by itself after a lost connection, but gives up for good
 * on a refusal (a 404 or 503 while the server restarts): that is retried here with a growing pause.
 * Returns what ends it.
 */
export function openStream(url: string, handlers: StreamHandlers): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = RETRY_MIN_MS;

  const connect = () => {
    handlers.onState('connecting');
    const opened = new EventSource(url);
    source = opened;
    opened.onopen = () => {
      pauseMs = RETRY_MIN_MS;
      handlers.onState('open');
    };
    opened.addEventListener('snapshot', (message: MessageEvent<string>) => {
      const event = parse(message.data);
      if (event !== null) handlers.onEvent(event);
    });
    opened.onerror = () => {
      handlers.onState('down');
      if (opened.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, pauseMs);
      pauseMs = Math.min(RETRY_MAX_MS, pauseMs * 2);
    };
  };

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

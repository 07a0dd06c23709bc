import type { SnapshotEvent } from '@/lib/contracts/events.ts';
import { openStream, type StreamHandlers, type StreamState } from './stream.ts';

/**
 * Browsers allow six connections to a server, and an event stream holds one for good: with one per tab, the seventh
 * tab does not load at all. So one tab, elected with a Web Lock, holds the only stream of a cluster and passes it on
 * over a BroadcastChannel. When that tab closes, the lock goes to another.
 */
type Message =
  | { kind: 'state'; state: StreamState }
  | { kind: 'event'; event: SnapshotEvent }
  | { kind: 'ask' };

/** The leading tab repeats its state this often, so that the others notice when it hangs. */
const BEAT_MS = 10_000;
const SILENCE_MS = 25_000;

type Environment = {
  locks: LockManager | undefined;
  openChannel: (name: string) => BroadcastChannel;
};

const browser = (): Environment => ({
  // Web Locks exist in secure contexts only (https or localhost), whatever the DOM types say.
  locks: 'locks' in navigator ? navigator.locks : undefined,
  openChannel: (name) => new BroadcastChannel(name),
});

/** Follows one cluster's events through whichever tab holds the stream. Returns what ends it. */
export function followStream(
  clusterId: string,
  url: string,
  handlers: StreamHandlers,
  environment: Environment = browser(),
): () => void {
  const { locks } = environment;
  if (locks === undefined) {
    handlers.onState('down');
    return () => undefined;
  }
  const ended = new AbortController();
  const channel = environment.openChannel(`highwater-events-${clusterId}`);
  const post = (message: Message) => {
    if (!ended.signal.aborted) channel.postMessage(message);
  };

  let leads = false;
  let state: StreamState = 'connecting';
  let silence: ReturnType<typeof setTimeout> | undefined;
  const watchForSilence = () => {
    clearTimeout(silence);
    silence = setTimeout(() => handlers.onState('down'), SILENCE_MS);
  };

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (leads) {
      if (data.kind === 'ask') post({ kind: 'state', state });
      return;
    }
    if (data.kind === 'ask') return;
    watchForSilence();
    if (data.kind === 'state') handlers.onState(data.state);
    else handlers.onEvent(data.event);
  };

  const lead = (): Promise<void> => {
    leads = true;
    clearTimeout(silence);
    const close = openStream(url, {
      onState: (next) => {
        state = next;
        handlers.onState(next);
        post({ kind: 'state', state });
      },
      onEvent: (event) => {
        handlers.onEvent(event);
        post({ kind: 'event', event });
      },
    });
    const beat = setInterval(() => post({ kind: 'state', state }), BEAT_MS);
    // The lock is held until this promise settles.
    return new Promise((resolve) => {
      ended.signal.addEventListener('abort', () => {
        close();
        clearInterval(beat);
        resolve();
      });
    });
  };

  watchForSilence();
  post({ kind: 'ask' });
  locks
    .request(`highwater-events-${clusterId}`, { signal: ended.signal }, () =>
      ended.signal.aborted ? undefined : lead(),
    )
    .catch(() => {
      // Ended while still waiting for the lock, or refused: without a stream the pages poll.
      if (!ended.signal.aborted) handlers.onState('down');
    });

  return () => {
    ended.abort();
    clearTimeout(silence);
    channel.close();
  };
}

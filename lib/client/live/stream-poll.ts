import type { StreamState } from './stream.ts';

type StreamPoll = { onState: (state: StreamState) => void; stop: () => void };

/**
 * Refreshes without events: every `pollMs` until the stream is open and while it is down, every `safetyMs` while it is
 * open, should an event get lost. Refreshes at once when the stream breaks, because the server may be gone, and whenever it
 * opens, because what happened since the page was made or the stream broke was not announced.
 */
export function createStreamPoll(
  refresh: () => void,
  every: { pollMs: number; safetyMs: number },
): StreamPoll {
  let isOpen: boolean | undefined;
  let timer = setInterval(refresh, every.pollMs);
  return {
    onState(state) {
      // A stream that is down reports every attempt to reconnect; that must not put off the next poll.
      if (state === 'connecting' || (state === 'open') === isOpen) return;
      if (state === 'open' || isOpen !== undefined) refresh();
      isOpen = state === 'open';
      clearInterval(timer);
      timer = setInterval(refresh, isOpen ? every.safetyMs : every.pollMs);
    },
    stop: () => clearInterval(timer),
  };
}

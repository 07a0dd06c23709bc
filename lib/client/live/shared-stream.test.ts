import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SnapshotEvent } from '@/lib/contracts/events.ts';
import { followStream } from './shared-stream.ts';
import type { StreamState } from './stream.ts';

/** Stands in for the browser's EventSource; `sources` lists those that are open. */
const sources = new Set<FakeSource>();
class FakeSource {
  static readonly CLOSED = 2;
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  #listener: ((message: { data: string }) => void) | undefined;
  constructor() {
    sources.add(this);
  }
  addEventListener(_: string, listener: (message: { data: string }) => void) {
    this.#listener = listener;
  }
  open() {
    this.readyState = 1;
    this.onopen?.();
  }
  fail(readyState: number) {
    this.readyState = readyState;
    this.onerror?.();
  }
  send(event: SnapshotEvent | string) {
    this.#listener?.({ data: typeof event === 'string' ? event : JSON.stringify(event) });
  }
  close() {
    sources.delete(this);
  }
}

/** A lock manager and channels shared by the "tabs" of one test. */
function createBrowser() {
  let holder: Promise<unknown> = Promise.resolve();
  const request = (_: string, options: { signal: AbortSignal }, run: () => Promise<void> | undefined) => {
    const turn = holder.then(() => {
      if (options.signal.aborted) throw options.signal.reason;
      return run();
    });
    holder = turn.catch(() => undefined);
    return turn;
  };
  const channels = new Set<{ onmessage: ((message: { data: unknown }) => void) | null }>();
  const openChannel = () => {
    const channel = {
      onmessage: null as ((message: { data: unknown }) => void) | null,
      postMessage(data: unknown) {
        for (const other of channels) if (other !== channel) other.onmessage?.({ data });
      },
      close: () => channels.delete(channel),
    };
    channels.add(channel);
    return channel as unknown as BroadcastChannel;
  };
  return { locks: { request } as unknown as LockManager, openChannel };
}

const openTab = (browser: Parameters<typeof followStream>[3]) => {
  const states: StreamState[] = [];
  const events: SnapshotEvent[] = [];
  const close = followStream(
    'c1',
    '/events',
    { onState: (state) => states.push(state), onEvent: (event) => events.push(event) },
    browser,
  );
  return { states, events, close };
};

const settle = () => vi.advanceTimersByTimeAsync(0);
const only = (): FakeSource => {
  const [source, ...others] = [...sources];
  if (source === undefined || others.length > 0) throw new Error(`${sources.size} streams are open`);
  return source;
};
const event: SnapshotEvent = { clusterId: 'c1', section: 'offsets', version: '7' };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
});
afterEach(() => {
  sources.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the shared event stream', () => {
  it('holds one connection for all tabs and gives each of them every event', async () => {
    const browser = createBrowser();
    const tabs = [openTab(browser), openTab(browser), openTab(browser)];
    await settle();
    only().open();
    only().send(event);
    expect(tabs.map((tab) => tab.events)).toEqual([[event], [event], [event]]);
    expect(tabs.map((tab) => tab.states.at(-1))).toEqual(['open', 'open', 'open']);
    for (const tab of tabs) tab.close();
  });

  it('tells a tab that comes later that the stream is open', async () => {
    const browser = createBrowser();
    const first = openTab(browser);
    await settle();
    only().open();
    const late = openTab(browser);
    expect(late.states.at(-1)).toBe('open');
    first.close();
    late.close();
  });

  it('moves to another tab when the one that holds it closes', async () => {
    const browser = createBrowser();
    const first = openTab(browser);
    const second = openTab(browser);
    await settle();
    const firstSource = only();
    first.close();
    await settle();
    expect(only()).not.toBe(firstSource);
    only().open();
    only().send(event);
    expect(second.events).toEqual([event]);
    second.close();
    await settle();
    expect(sources.size).toBe(0);
  });

  it('reports the stream as down when the holding tab falls silent', async () => {
    const browser = createBrowser();
    const holder = browser.openChannel();
    const locks = { request: () => new Promise(() => undefined) } as unknown as LockManager;
    const tab = openTab({ ...browser, locks });
    holder.postMessage({ kind: 'state', state: 'open' });
    expect(tab.states.at(-1)).toBe('open');
    await vi.advanceTimersByTimeAsync(25_000);
    expect(tab.states.at(-1)).toBe('down');
    tab.close();
  });

  it('reports the stream as down at once where the browser has no locks', () => {
    const tab = openTab({ ...createBrowser(), locks: undefined });
    expect(tab.states).toEqual(['down']);
    tab.close();
  });

  it('reconnects with a growing pause after a refusal, and survives a malformed event', async () => {
    const tab = openTab(createBrowser());
    await settle();
    only().fail(FakeSource.CLOSED);
    expect(tab.states.at(-1)).toBe('down');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sources.size).toBe(2);
    const second = [...sources].at(-1);
    second?.send('not json');
    second?.open();
    expect(tab.events).toEqual([]);
    expect(tab.states.at(-1)).toBe('open');
    tab.close();
  });
});

'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import { serverClock } from './server-clock.ts';

/** The server's clock when it rendered the page: what ages are measured against until the page is hydrated. */
export const RenderedAtContext = createContext(0);

const TICK_MS = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let current = 0;

const tick = () => {
  current = serverClock.now();
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    timer = setInterval(tick, TICK_MS);
    tick();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const snapshot = (): number => {
  if (timer === undefined) current = Math.floor(serverClock.now() / TICK_MS) * TICK_MS;
  return current;
};

/** The server's time, epoch ms, once a second. One timer serves all components; it ends with the last of them. */
export function useServerNow(): number {
  const renderedAt = useContext(RenderedAtContext);
  return useSyncExternalStore(subscribe, snapshot, () => renderedAt);
}

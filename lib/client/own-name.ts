import { useSyncExternalStore } from 'react';

const KEY = 'highwater-name';
const listeners = new Set<() => void>();

/** What the user of this browser calls themselves; empty until they said so. Goes with every change they make. */
export const ownName = {
  get: (): string => localStorage.getItem(KEY) ?? '',
  set(name: string): void {
    localStorage.setItem(KEY, name);
    for (const listener of listeners) listener();
  },
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useOwnName = (): string => useSyncExternalStore(subscribe, ownName.get, () => '');

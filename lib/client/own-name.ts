import Cookies from 'js-cookie';
import { useSyncExternalStore } from 'react';

const COOKIE = 'highwater-name';
const listeners = new Set<() => void>();
/** A browser that keeps no cookies knows it until the page is left. */
let name: string | undefined;

/** What the user of this browser calls themselves; empty until they said so. Goes with every change they make. */
export const ownName = {
  get(): string {
    name ??= Cookies.get(COOKIE) ?? '';
    return name;
  },
  set(next: string): void {
    name = next;
    Cookies.set(COOKIE, next, { expires: 365, sameSite: 'lax' });
    for (const listener of listeners) listener();
  },
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useOwnName = (): string => useSyncExternalStore(subscribe, ownName.get, () => '');

'use client';

import { useSyncExternalStore } from 'react';

/** Rows of virtual tables have these heights (`h-8`, `max-md:h-11` in data-row): the positions are computed. */
const MOUSE_PX = 32;
const TOUCH_PX = 44;
const NARROW = '(max-width: 767px)';

let known: MediaQueryList | undefined;

/** Made once: it is asked with every frame of a scroll. */
function narrow(): MediaQueryList {
  known ??= window.matchMedia(NARROW);
  return known;
}

const subscribe = (listener: () => void) => {
  narrow().addEventListener('change', listener);
  return () => narrow().removeEventListener('change', listener);
};

export const useRowHeight = (): number =>
  useSyncExternalStore(
    subscribe,
    () => (narrow().matches ? TOUCH_PX : MOUSE_PX),
    () => MOUSE_PX,
  );

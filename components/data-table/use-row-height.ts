'use client';

import { useSyncExternalStore } from 'react';

/** Rows of virtual tables have these heights (`h-8`, `max-md:h-11` in data-row): the positions are computed. */
const MOUSE_PX = 32;
const TOUCH_PX = 44;
const NARROW = '(max-width: 767px)';

const subscribe = (listener: () => void) => {
  const media = window.matchMedia(NARROW);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
};

export const useRowHeight = (): number =>
  useSyncExternalStore(
    subscribe,
    () => (window.matchMedia(NARROW).matches ? TOUCH_PX : MOUSE_PX),
    () => MOUSE_PX,
  );

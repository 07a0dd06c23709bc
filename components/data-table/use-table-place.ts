'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { recallPlace, rememberPlace, type TablePlace } from './table-memory.ts';

const TOP: TablePlace = { scrollTop: 0, cursorId: null };

/** Remembers scroll position and cursor row under `key` when the table goes away. */
export function useTablePlace(box: RefObject<HTMLElement | null>, key: string | undefined) {
  const [initial] = useState(() => (key === undefined ? TOP : (recallPlace(key) ?? TOP)));
  const cursorId = useRef(initial.cursorId);

  useEffect(() => {
    const element = box.current;
    if (key === undefined || element === null) return;
    let scrollTop = initial.scrollTop;
    const onScroll = () => {
      scrollTop = element.scrollTop;
    };
    // Captured, so that it reads before the rows in sight change: after that, reading would lay out the page at once.
    const early = { passive: true, capture: true };
    element.addEventListener('scroll', onScroll, early);
    return () => {
      element.removeEventListener('scroll', onScroll, early);
      rememberPlace(key, { scrollTop, cursorId: cursorId.current });
    };
  }, [box, key, initial]);

  return {
    initial,
    rememberCursor: (id: string | null) => {
      cursorId.current = id;
    },
  };
}

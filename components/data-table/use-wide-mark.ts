'use client';

import { type RefObject, useEffect } from 'react';

/**
 * Marks the box `data-wide` while it scrolls sideways: a pinned column and a faded edge cost every frame of scrolling down,
 * and say nothing where all columns are in sight.
 * @param isShown whether the box is on the page
 */
export function useWideMark(box: RefObject<HTMLElement | null>, isShown: boolean): void {
  useEffect(() => {
    const element = box.current;
    if (element === null || !isShown) return;
    const observer = new ResizeObserver(() => {
      element.toggleAttribute('data-wide', element.scrollWidth > element.clientWidth);
    });
    for (const one of [element, ...element.children]) observer.observe(one);
    return () => observer.disconnect();
  }, [box, isShown]);
}

'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { serverClock } from '@/lib/client/server-clock.ts';
import { momentAt, moved, type Span, spanBetween, zoomed } from './zoom.ts';

/** A click that trembles is not a drag. */
const DRAG_LEAST_PX = 6;
const STEP = 0.5;

type Zoom = { span: Span; onZoom: ((span: Span) => void) | undefined };

const byKey = (event: KeyboardEvent, span: Span, now: number): Span | null => {
  if (event.key === '+' || event.key === '=') return zoomed(span, STEP, now);
  if (event.key === '-') return zoomed(span, 1 / STEP, now);
  if (event.shiftKey && event.key === 'ArrowLeft') return moved(span, -STEP, now);
  if (event.shiftKey && event.key === 'ArrowRight') return moved(span, STEP, now);
  return null;
};

/**
 * Drag over the box to zoom; with the focus inside, `+` and `-` zoom and Shift with an arrow moves.
 * @returns what is being dragged over, in px from the left of the box
 */
export function useChartZoom(
  box: RefObject<HTMLElement | null>,
  { span, onZoom }: Zoom,
): { left: number; width: number } | null {
  const [drag, setDrag] = useState<{ start: number; end: number } | null>(null);
  const latest = useRef({ span, onZoom });
  useEffect(() => {
    latest.current = { span, onZoom };
  });
  const isZoomable = onZoom !== undefined;

  useEffect(() => {
    const element = box.current;
    if (element === null || !isZoomable) return;
    let start: number | null = null;
    const xOf = (event: PointerEvent) => event.clientX - element.getBoundingClientRect().left;
    const stop = () => {
      start = null;
      setDrag(null);
    };
    const onDown = (event: PointerEvent) => {
      if (event.button === 0 && event.isPrimary) start = xOf(event);
    };
    const onMove = (event: PointerEvent) => {
      if (start === null) return;
      const end = xOf(event);
      if (Math.abs(end - start) < DRAG_LEAST_PX) return;
      element.setPointerCapture(event.pointerId);
      setDrag({ start, end });
    };
    const onUp = (event: PointerEvent) => {
      const from = start;
      const to = xOf(event);
      stop();
      if (from === null || Math.abs(to - from) < DRAG_LEAST_PX) return;
      const { span: shown, onZoom: zoom } = latest.current;
      const width = element.clientWidth;
      zoom?.(spanBetween(momentAt(from, width, shown), momentAt(to, width, shown), serverClock.now()));
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape' && start !== null) return stop();
      const next = byKey(event, latest.current.span, serverClock.now());
      if (next === null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.onZoom?.(next);
    };
    const ending = new AbortController();
    const { signal } = ending;
    element.addEventListener('pointerdown', onDown, { signal });
    element.addEventListener('pointermove', onMove, { signal });
    element.addEventListener('pointerup', onUp, { signal });
    element.addEventListener('pointercancel', stop, { signal });
    // Before the drawing sees them: its own arrows move the reading without Shift as well.
    element.addEventListener('keydown', onKey, { signal, capture: true });
    return () => ending.abort();
  }, [box, isZoomable]);

  if (drag === null) return null;
  return { left: Math.min(drag.start, drag.end), width: Math.abs(drag.end - drag.start) };
}

'use client';

import { type ReactNode, useRef } from 'react';
import { useChartZoom } from './use-chart-zoom.ts';
import type { Span } from './zoom.ts';

type ChartBoxProps = {
  /** The chart in words. */
  label: string;
  /** The time that the plot shows. */
  span: Span;
  onZoom: ((span: Span) => void) | undefined;
  children: ReactNode;
};

/** Keys are heard from whatever has the focus inside: the drawing can be reached and tells its values. */
const KEYS = 'Plus and minus zoom, Shift with an arrow moves in time.';

/** The box of a plot, with what is being dragged over. */
export function ChartBox({ label, span, onZoom, children }: ChartBoxProps) {
  const box = useRef<HTMLElement>(null);
  const selected = useChartZoom(box, { span, onZoom });
  return (
    <figure
      ref={box}
      aria-label={onZoom === undefined ? label : `${label} ${KEYS}`}
      className="relative m-0 h-[150px] touch-pan-y select-none"
    >
      {children}
      {selected !== null && (
        <svg aria-hidden className="pointer-events-none absolute inset-0 size-full">
          <rect
            x={selected.left}
            y="0"
            width={selected.width}
            height="128"
            fill="var(--color-accent)"
            fillOpacity=".14"
            stroke="var(--color-accent)"
            strokeOpacity=".6"
          />
        </svg>
      )}
    </figure>
  );
}

import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';
import { cn } from '@/components/ui/cn.ts';
import { toneText } from '@/components/ui/tone.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { utcSince } from '@/lib/shared/format/time.ts';
import type { ChartMark } from './chart-mark.ts';

/** The marks of a chart in words, newest first. */
export function MarkList({ label, marks, to }: { label: string; marks: readonly ChartMark[]; to: number }) {
  // Also while there is nothing to list: what was opened stays open.
  const [isOpen, setOpen] = useState(false);
  if (marks.length === 0) return null;
  return (
    <details
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="text-[11px]/4 text-ink-2"
    >
      <summary className="cursor-pointer rounded-sm py-1">
        <span
          aria-hidden
          className="mr-1.5 inline-block h-2.5 border-l-[1.5px] border-dotted border-ink-3 align-middle"
        />
        {plural(marks.length, 'change')} marked
        <span className="sr-only"> in {label}</span>
      </summary>
      <ul className="max-h-36 overflow-y-auto pl-3">
        {marks.map(({ id, at, label: text, tone, href }) => (
          <li key={id} className="flex gap-2 py-0.5">
            <time className="num flex-none text-ink-3">{utcSince(at, to)}</time>
            <Link
              href={href as Route}
              prefetch={false}
              className={cn(
                'min-w-0 [overflow-wrap:anywhere] hover:underline',
                tone !== 'info' && toneText[tone],
              )}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

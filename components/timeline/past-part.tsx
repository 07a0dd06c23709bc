import { type ReactNode, useId } from 'react';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { BetweenDto } from '@/lib/contracts/timeline-moment.ts';
import { utcRange } from '@/lib/shared/format/time.ts';

type PastPartProps<Item> = {
  title: string;
  past: { kind: 'known'; items: readonly Item[] } | { kind: 'unknown'; reason: string };
  /** Said when there was nothing. */
  none: string;
  children: (items: readonly Item[]) => ReactNode;
};

/** One part of a past moment: all there was, that there was nothing, or why that cannot be known. */
export function PastPart<Item>({ title, past, none, children }: PastPartProps<Item>) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-line">
      <h3 id={id} className="px-3 pt-2 pb-1 text-sm font-medium">
        {title}
      </h3>
      {past.kind === 'unknown' && (
        <p className="px-3 pb-2 text-sm text-ink-2">
          <Unknown word="Cannot know." /> {past.reason}
        </p>
      )}
      {past.kind === 'known' && past.items.length === 0 && (
        <p className="px-3 pb-2 text-sm text-ink-3">{none}</p>
      )}
      {past.kind === 'known' && past.items.length > 0 && children(past.items)}
    </section>
  );
}

/** What two readings around the moment leave open; UTC. */
export function OpenBetween({ what, between }: { what: string; between: BetweenDto }) {
  return <Unknown word={`${what} ${utcRange(between.after, between.before)}`} />;
}

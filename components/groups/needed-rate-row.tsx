'use client';

import { useQueryState } from 'nuqs';
import { useId } from 'react';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { GroupDetailDto } from '@/lib/contracts/groups.ts';
import { neededRateOf, withinParam } from './needed-rate.ts';

/** The rate a group needs to be caught up in a time of one's choice, beside what it reads and what comes in. */
export function NeededRateRow({ detail }: { detail: GroupDetailDto }) {
  const id = useId();
  const [within, setWithin] = useQueryState('within', withinParam.withOptions({ history: 'replace' }));
  const needed = neededRateOf(detail, within);
  const isInvalid = needed.kind === 'invalid';
  return (
    <section
      aria-label="Needed rate"
      className="flex flex-none flex-wrap items-center gap-x-2 gap-y-1 rounded-lg border border-line bg-surface px-3 py-1.5 text-sm"
    >
      <label htmlFor={id}>To be caught up within</label>
      <Input
        id={id}
        className="w-20"
        value={within}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={isInvalid}
        aria-describedby={`${id}-answer`}
        onChange={(event) => void setWithin(event.target.value)}
      />
      <p id={`${id}-answer`} className="min-w-0 flex-[1_1_240px]">
        {needed.kind === 'known' && (
          <>
            it has to read <b className="num font-semibold">{needed.rate}</b>
            <span className="text-ink-2">; {needed.words}</span>
          </>
        )}
        {needed.kind === 'unknown' && (
          <>
            it has to read <Unknown reason={needed.reason} />{' '}
            <span className="text-ink-3">{needed.reason}</span>
          </>
        )}
        {isInvalid && <span className="text-crit">{needed.message}</span>}
      </p>
      <SectionAge section="commits" at={detail.group.lag.sampledAt} />
    </section>
  );
}

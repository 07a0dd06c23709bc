import { Meter } from '@/components/ui/meter.tsx';
import type { Tone } from '@/components/ui/tone.ts';
import { Unknown } from '@/components/ui/unknown.tsx';
import { formatPercent } from '@/lib/shared/format/percent.ts';

/** Where a disk begins to need someone. */
const WARN_AT = 0.8;
const CRIT_AT = 0.85;

const toneOf = (fraction: number): Tone => {
  if (fraction >= CRIT_AT) return 'crit';
  return fraction >= WARN_AT ? 'warn' : 'info';
};

/** Share of a file system in use, with a mark where it begins to need someone. */
export function DiskUse({ fraction }: { fraction: number | null }) {
  if (fraction === null) return <Unknown word="no answer" />;
  return (
    <span className="flex items-center gap-2">
      <Meter fraction={fraction} tone={toneOf(fraction)} mark={WARN_AT} className="max-w-24 flex-1" />
      <span className="num w-14 flex-none text-right">{formatPercent(fraction)}</span>
      {fraction >= WARN_AT && <span className="sr-only">{fraction >= CRIT_AT ? 'critical' : 'high'}</span>}
    </span>
  );
}

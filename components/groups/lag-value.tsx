import { SpokenMark } from '@/components/ui/spoken-mark.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { LagDto } from '@/lib/contracts/groups.ts';
import { formatCount } from '@/lib/shared/format/count.ts';

/** A lag with its coverage: hatched when unknown, marked when some partitions are missing from the sum. */
export function LagValue({ lag, compact = true }: { lag: LagDto; compact?: boolean }) {
  if (lag.messages === null) return <Unknown reason={lag.reason} compact={compact} />;
  const isPartial = lag.partitionsKnown < lag.partitionsTotal;
  return (
    <span
      className="num"
      title={
        isPartial
          ? `${lag.partitionsKnown} of ${lag.partitionsTotal} partitions known. ${lag.reason ?? ''}`.trim()
          : undefined
      }
    >
      {isPartial && <SpokenMark mark="≥" spoken="at least" />}
      {formatCount(lag.messages)}
    </span>
  );
}

import { TrendingDown, TrendingUp } from 'lucide-react';
import { Unknown } from '@/components/ui/unknown.tsx';
import { joinQuantity } from '@/lib/shared/format/quantity.ts';
import { signedRateQuantity } from '@/lib/shared/format/rate.ts';

/** Change of a lag per second: grows or shrinks, with an arrow. */
export function TrendValue({ perSecond }: { perSecond: number | null }) {
  if (perSecond === null) return <Unknown compact reason="not enough samples" />;
  const Icon = perSecond > 0 ? TrendingUp : TrendingDown;
  return (
    <span className="num inline-flex items-center gap-1 text-ink-2">
      {perSecond !== 0 && <Icon aria-hidden className="size-3 text-ink-3" />}
      {joinQuantity(signedRateQuantity(perSecond))}
    </span>
  );
}

import { SpokenMark } from '@/components/ui/spoken-mark.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { HorizonDto } from '@/lib/contracts/groups.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { joinQuantity } from '@/lib/shared/format/quantity.ts';
import { horizonText, horizonTone } from './time-lag-text.ts';

const tones = { normal: 'text-ink-2', warn: 'text-warn', crit: 'font-semibold text-crit' } as const;

/** Time until unread records are deleted, in few signs: a column of a list. */
export function HorizonValue({ horizon }: { horizon: HorizonDto }) {
  const { value, detail } = horizonText(horizon);
  if (value === null) return <Unknown compact reason={detail} />;
  if (horizon.kind === 'never') return <span className="text-ink-3">never</span>;
  return (
    <span className={`num ${tones[horizonTone(horizon)]}`} title={detail}>
      {horizon.kind === 'at-most' && horizon.ms !== null ? (
        <>
          <SpokenMark mark="≤" spoken="at most" />
          {formatDuration(horizon.ms)}
        </>
      ) : (
        joinQuantity(value)
      )}
    </span>
  );
}

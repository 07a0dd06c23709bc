import { SpokenMark } from '@/components/ui/spoken-mark.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { TimeLagDto } from '@/lib/contracts/groups.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { timeMethodWords } from './time-lag-text.ts';

/** How far behind in time, marked where it is not measured at the record itself or between two samples. */
export function TimeLagValue({ lag }: { lag: TimeLagDto }) {
  if (lag.ms === null || lag.method === null) return <Unknown compact reason={lag.reason} />;
  const { mark, spoken, words } = timeMethodWords[lag.method];
  return (
    <span className="num" title={`${words}, confidence ${lag.confidence ?? 'unknown'}`}>
      {mark !== '' && <SpokenMark mark={mark} spoken={spoken} />}
      {lag.ms === 0 ? '0' : formatDuration(lag.ms)}
    </span>
  );
}

import type { HorizonDto, TimeLagDto } from '@/lib/contracts/groups.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';

/** "at least 30 s": a bound says that it is one. Null when it is not known. */
export const timeLagWords = ({ ms, method }: TimeLagDto): string | null =>
  ms === null ? null : `${method === 'bound' ? 'at least ' : ''}${formatDuration(ms)}`;

/** "at most 2 h". Null when it is not known, or never. */
export const horizonWords = ({ ms, kind }: HorizonDto): string | null =>
  ms === null ? null : `${kind === 'at-most' ? 'at most ' : ''}${formatDuration(ms)}`;

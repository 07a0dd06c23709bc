import type { Result } from '@/lib/shared/result.ts';

/** The newest timestamp among the records of a topic, epoch ms, as it was stamped; null when there is no record. */
export type NewestRecord = { stampedAt: Result<number | null>; readAt: number };

import type { Result } from '@/lib/shared/result.ts';

/** Producers with an id that have state on a topic; others leave none. Read while the topic was written. */
export type ProducerCount = { count: Result<number>; readAt: number };

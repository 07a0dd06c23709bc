import { z } from 'zod';
import { epochMs } from './common.ts';

export const seriesMetrics = {
  cluster: ['messagesInPerSecond', 'totalLag'],
  topic: ['messagesInPerSecond'],
  group: ['lag', 'timeLagMs', 'horizonMs', 'consumedPerSecond'],
} as const;

export const historyQuerySchema = z.strictObject({
  kind: z.enum(['cluster', 'topic', 'group']),
  /** Name of the topic or group; left out for the cluster. */
  name: z.string().max(32_767).optional(),
  metric: z.enum(['messagesInPerSecond', 'totalLag', 'lag', 'timeLagMs', 'horizonMs', 'consumedPerSecond']),
  /** Epoch ms; default: 30 minutes before `to`. */
  from: z.coerce.number().int().nonnegative().optional(),
  to: z.coerce.number().int().nonnegative().optional(),
  /** Upper bound of points; the resolution follows from it. */
  points: z.coerce.number().int().min(10).max(2000).default(240),
});

/** A point is an average over [at, at + resolutionMs). No point = not sampled: draw a gap, never a line across. */
export const historySchema = z.object({
  kind: z.enum(['cluster', 'topic', 'group']),
  name: z.string().nullable(),
  metric: z.string(),
  from: epochMs,
  to: epochMs,
  resolutionMs: z.int(),
  points: z.array(z.object({ at: epochMs, value: z.number(), max: z.number() })),
});

export type HistoryQuery = z.infer<typeof historyQuerySchema>;
export type HistoryDto = z.infer<typeof historySchema>;

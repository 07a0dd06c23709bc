import { z } from 'zod';
import { configKey } from './changes.ts';
import { epochMs } from './common.ts';

/** Types of which a value can be wrong on purpose: not booleans, and not secrets. */
export const boundedTypes = ['int', 'long', 'short', 'double', 'string', 'list'] as const;

export const configBoundsQuerySchema = z.strictObject({ key: configKey, type: z.enum(boundedTypes) });

export const configBoundsSchema = z.object({
  key: z.string(),
  /** What Kafka answered to the least and the greatest value, or to a word that is none; empty when it takes them. */
  told: z.array(z.string()),
  at: epochMs,
});

export type ConfigBoundsQuery = z.infer<typeof configBoundsQuerySchema>;
export type ConfigBoundsDto = z.infer<typeof configBoundsSchema>;

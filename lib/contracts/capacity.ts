import { z } from 'zod';
import { epochMs, freshnessSchema } from './common.ts';

/** A number with the way it was come by. `value` null = not known, and `gap` says why; otherwise `gap` is what it leaves out. */
export const measuredSchema = z.object({
  value: z.number().nullable(),
  how: z.string(),
  gap: z.string().nullable(),
});

const volumeSchema = z.object({
  brokerId: z.int(),
  /** Log dirs on it. */
  paths: z.array(z.string()).readonly(),
  totalBytes: z.number().nullable(),
  usableBytes: z.number().nullable(),
  logBytes: z.number().nullable(),
  bytesPerSecond: z.number().nullable(),
  /** `levels-off`: retention deletes before it is full. */
  state: z.enum(['fills', 'levels-off', 'unknown']),
  fullInSeconds: z.number().nullable(),
  /** Used part when everything has the size its retention lets it have. */
  settledFraction: z.number().nullable(),
  gap: z.string().nullable(),
});

export const capacityQuerySchema = z.strictObject({
  topic: z
    .string()
    .min(1)
    .max(249)
    .optional()
    .meta({ description: 'Measure this topic alone; left out = all of them together' }),
});

/** What sizing starts from, as measured. Rates are per second, sizes in bytes, times in seconds. */
export const capacitySchema = freshnessSchema.extend({
  /** When it was worked out. */
  at: epochMs,
  topic: z.string().nullable(),
  topics: z.int(),
  seeds: z.object({
    recordsPerSecond: measuredSchema,
    /** As stored, so after compression. */
    bytesPerRecord: measuredSchema,
    replicationFactor: measuredSchema,
    retentionSeconds: measuredSchema,
    partitions: measuredSchema,
    groups: measuredSchema,
    segmentBytes: measuredSchema,
    segmentSeconds: measuredSchema,
    storedBytes: measuredSchema,
    busiestPartitionBytesPerSecond: measuredSchema,
    brokers: measuredSchema,
    /** Of the smallest broker: it is full first. */
    diskPerBroker: measuredSchema,
  }),
  /** Mean and highest records per second over the time that was sampled; null before there is any. */
  history: z.object({ mean: z.number(), max: z.number(), spanMs: z.number(), samples: z.int() }).nullable(),
  replicationFactors: z.array(
    z.object({
      replicationFactor: z.int().nullable(),
      topics: z.int(),
      partitions: z.int(),
      storedBytes: z.number(),
    }),
  ),
  /** Retention in force, the most stored bytes first. `retentionSeconds` is null without a limit, or where it is not known. */
  retentions: z.array(
    z.object({
      cleanup: z.enum(['delete', 'compact', 'compact,delete']).nullable(),
      retentionSeconds: z.number().nullable(),
      isUnlimited: z.boolean(),
      topics: z.int(),
      storedBytes: z.number(),
    }),
  ),
  /** Of the whole cluster, also when one topic is measured. */
  forecast: z.object({
    method: z.string(),
    confidence: z.enum(['high', 'medium', 'low']),
    doubt: z.string().nullable(),
    /** The one that is full first comes first. */
    volumes: z.array(volumeSchema).readonly(),
  }),
});

export type MeasuredDto = z.infer<typeof measuredSchema>;
export type VolumeForecastDto = z.infer<typeof volumeSchema>;
export type CapacityQuery = z.infer<typeof capacityQuerySchema>;
export type CapacityDto = z.infer<typeof capacitySchema>;

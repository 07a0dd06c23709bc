import { z } from 'zod';
import { ERROR_CODES } from '@/lib/shared/app-error.ts';

/** Epoch milliseconds, UTC. */
export const epochMs = z.int().nonnegative().meta({ description: 'Epoch milliseconds, UTC' });

/** An offset, size or count that may exceed 2^53, as a decimal string. */
export const decimal = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ description: '64-bit integer as a decimal string' });

export const kafkaErrorSchema = z.object({ code: z.int(), name: z.string(), message: z.string().nullable() });

/** From grave to mild. */
export const severities = ['critical', 'warn', 'info'] as const;
export type SeverityDto = (typeof severities)[number];

/** An error as data: one broker, topic or group that could not be read. */
const conflictInfoSchema = z.object({
  base: z.string().nullable(),
  theirs: z.string().nullable(),
  yours: z.string().nullable(),
});

export const errorInfoSchema = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  retryable: z.boolean(),
  kafka: kafkaErrorSchema.optional(),
  brokerId: z.int().optional(),
  field: z.string().optional(),
  conflict: conflictInfoSchema.optional(),
});

export const partFailureSchema = z.object({ brokerId: z.int(), error: errorInfoSchema, since: epochMs });

export const sectionNames = [
  'metadata',
  'offsets',
  'groups',
  'commits',
  'topicConfigs',
  'brokerConfigs',
  'logDirs',
  'quorum',
  'features',
  'acls',
  'reassignments',
  'quotas',
  'newestRecords',
  'producers',
] as const;

/**
 * Freshness of one collected part. `pending`: never collected yet. `partial`: some brokers did not answer, their share
 * is older and says so. `failed`: the last collection gave nothing, `collectedAt` is the age of the last good value.
 */
export const sectionStateSchema = z.object({
  name: z.enum(sectionNames),
  status: z.enum(['pending', 'ok', 'partial', 'failed']),
  collectedAt: epochMs.nullable(),
  /** When the present value began to be out of date; null while it is fresh. */
  staleSince: epochMs.nullable(),
  /** Planned time between collections: judge an age by it. */
  intervalMs: z.int(),
  error: errorInfoSchema.nullable(),
  failures: z.array(partFailureSchema),
});

/**
 * What every answer about a cluster carries. Ages are `Date` header minus `collectedAt`: the body is shared between
 * requests and cannot hold the time it was served at.
 */
export const freshnessSchema = z.object({
  /** Version of the snapshot the answer was derived from; also its ETag. */
  version: z.string(),
  /** Oldest `collectedAt` among the sections used; null when one was never collected. */
  collectedAt: epochMs.nullable(),
  staleSince: epochMs.nullable(),
  sections: z.array(sectionStateSchema),
});

export const pageSchema = <Item extends z.ZodType>(item: Item) =>
  freshnessSchema.extend({
    items: z.array(item),
    /** Items that match the filters. */
    total: z.int(),
    /** Items there are without any filter. */
    totalUnfiltered: z.int(),
    nextCursor: z.string().nullable(),
  });

/** RFC 9457 problem details. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  retryable: z.boolean(),
  field: z.string().optional(),
  kafka: kafkaErrorSchema.optional(),
  /** Of a 409: what the key was when it was read, what it is, and what was asked for. */
  conflict: conflictInfoSchema.optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

/** Query parameters shared by lists. `sort` is a key of the list, `-key` descending. */
export const listQuery = {
  q: z.string().max(249).optional().meta({ description: 'Case-insensitive part of the name' }),
  cursor: z.string().max(512).optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(100),
};

/** A list's `sort` parameter: a key, or -key for descending. */
export function sortParameter<Key extends string>(keys: readonly Key[]) {
  const options = keys.flatMap((key): (Key | `-${Key}`)[] => [key, `-${key}`]);
  return z.enum(options).meta({ description: 'A key, or -key for descending' });
}

export type ErrorInfoDto = z.infer<typeof errorInfoSchema>;
export type SectionStateDto = z.infer<typeof sectionStateSchema>;
export type FreshnessDto = z.infer<typeof freshnessSchema>;
export type Problem = z.infer<typeof problemSchema>;

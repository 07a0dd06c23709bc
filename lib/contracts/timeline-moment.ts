import { z } from 'zod';
import { epochMs } from './common.ts';
import { configSourceSchema } from './config.ts';
import { eventSubjectSchema, subjectText } from './timeline.ts';

export const timelineMomentQuerySchema = z.strictObject({
  /** Epoch ms. */
  at: z.coerce.number().int().nonnegative(),
  subject: subjectText.optional(),
});

/** Two readings that showed different things while the moment lies between them: which was so then is open. */
const between = z.object({ after: epochMs, before: epochMs });

export const pastConfigSchema = z.object({
  key: z.string(),
  /** Null = sensitive, or open. */
  value: z.string().nullable(),
  /** Null = open. */
  source: configSourceSchema.nullable(),
  between: between.nullable(),
});

export const pastMemberSchema = z.object({
  memberId: z.string(),
  /** `group.instance.id` of a static member. */
  instanceId: z.string().nullable(),
  clientId: z.string(),
  host: z.string(),
  between: between.nullable(),
});

/** All there was, or why that cannot be known. */
const pastOf = <Item extends z.ZodType>(item: Item) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('known'), items: z.array(item) }),
    z.object({ kind: z.literal('unknown'), reason: z.string() }),
  ]);

/** What is stored about one moment. */
export const timelineMomentSchema = z.object({
  at: epochMs,
  subject: eventSubjectSchema,
  /** False while Highwater did not watch the cluster. */
  watched: z.boolean(),
  /** Mean of the stored bucket that holds the moment; null = nothing was stored. */
  readings: z.array(
    z.object({
      metric: z.string(),
      value: z.number().nullable(),
      at: epochMs.nullable(),
      resolutionMs: z.int(),
    }),
  ),
  /** Of a group: how many of its partitions have a stored lag, and which were furthest behind; null otherwise. */
  partitions: z
    .object({
      total: z.int(),
      known: z.int(),
      worst: z.array(
        z.object({
          topic: z.string(),
          partition: z.int(),
          lag: z.number(),
          timeLagMs: z.number().nullable(),
        }),
      ),
    })
    .nullable(),
  /** Of a group, as the events before and after tell; null when they do not. */
  status: z
    .object({ status: z.string(), since: epochMs.nullable(), reason: z.string().nullable() })
    .nullable(),
  /** Of a topic, a broker or the cluster-wide default: what was set there; null for a group. */
  configs: pastOf(pastConfigSchema).nullable(),
  /** Of a group; null otherwise. */
  members: pastOf(pastMemberSchema).nullable(),
  /** Brokers that were down or silent, as the events tell. */
  brokersMissing: z.array(z.object({ brokerId: z.int(), since: epochMs, title: z.string() })),
  /** What nothing was stored of. */
  cannotKnow: z.array(z.string()),
});

export type BetweenDto = z.infer<typeof between>;
export type PastConfigDto = z.infer<typeof pastConfigSchema>;
export type PastMemberDto = z.infer<typeof pastMemberSchema>;
export type TimelineMomentQuery = z.output<typeof timelineMomentQuerySchema>;
export type TimelineMomentDto = z.infer<typeof timelineMomentSchema>;

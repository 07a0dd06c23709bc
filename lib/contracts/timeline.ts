import { z } from 'zod';
import { epochMs, severities } from './common.ts';

export const eventSubjectKinds = ['cluster', 'broker', 'topic', 'group'] as const;

export const eventSubjectSchema = z.object({
  kind: z.enum(eventSubjectKinds),
  /** Empty for the cluster. */
  name: z.string(),
});

export const timelineEventSchema = z.object({
  id: z.string(),
  /** The reading that showed it, not the moment it happened; for a change made here, when it was sent. */
  at: epochMs,
  /** Family, dot, and what happened: `broker.down`. More may come. */
  kind: z.string(),
  severity: z.enum(severities),
  subject: eventSubjectSchema,
  title: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** The first of `detailsTotal`. */
  details: z.array(
    z.object({
      label: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  detailsTotal: z.int(),
  /** What else it concerns, bounded. */
  mentions: z.array(eventSubjectSchema),
  /** Of the change made through Highwater; null for what was not made here. */
  changeId: z.string().nullable(),
  actor: z.string().nullable(),
  reason: z.string().nullable(),
});

/** Newest first. */
export const timelineSchema = z.object({
  items: z.array(timelineEventSchema),
  nextCursor: z.string().nullable(),
});

/** `cluster`, or a kind and a name: `topic:orders`. Names may hold colons. */
export const subjectText = z
  .string()
  .max(33_000)
  .regex(/^(cluster|(broker|topic|group):.+)$/s, 'must be cluster, broker:<id>, topic:<name> or group:<id>');

const list = <Item extends z.ZodType<string, string>>(item: Item) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(item).max(40));

export const timelineQuerySchema = z.strictObject({
  kind: list(z.string().regex(/^[a-z]+(\.[a-z]+)?$/, 'must be a kind such as broker.down, or a family'))
    .optional()
    .meta({ description: 'Kinds or families of events, separated by commas' }),
  severity: list(z.enum(severities)).optional().meta({ description: 'Separated by commas' }),
  subject: subjectText.optional(),
  related: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: "Also a group's topics, and what happened to brokers and the controller" }),
  /** Epoch ms, inclusive and exclusive. */
  from: z.coerce.number().int().nonnegative().optional(),
  to: z.coerce.number().int().nonnegative().optional(),
  cursor: z.string().max(512).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  format: z.enum(['json', 'markdown']).default('json'),
});

export type EventSubjectDto = z.infer<typeof eventSubjectSchema>;
export type TimelineEventDto = z.infer<typeof timelineEventSchema>;
export type TimelineDto = z.infer<typeof timelineSchema>;
export type TimelineQuery = z.output<typeof timelineQuerySchema>;

/** As it stands in an address and in a query. */
export const subjectParam = ({ kind, name }: EventSubjectDto): string =>
  kind === 'cluster' ? kind : `${kind}:${name}`;

/** Takes what `subjectParam` gives. */
export function readSubject(text: string): EventSubjectDto {
  const colon = text.indexOf(':');
  const kind = eventSubjectKinds.find((one) => one === (colon < 0 ? text : text.slice(0, colon)));
  return kind === undefined || kind === 'cluster'
    ? { kind: 'cluster', name: '' }
    : { kind, name: text.slice(colon + 1) };
}

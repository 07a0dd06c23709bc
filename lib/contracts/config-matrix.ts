import { z } from 'zod';
import { epochMs, freshnessSchema, listQuery, pageSchema } from './common.ts';
import { configSourceSchema, provenanceSchema } from './config.ts';

export const matrixResources = ['topics', 'brokers'] as const;
export type MatrixResource = (typeof matrixResources)[number];

/** Columns that fit on a screen; more is for an export in parts. */
export const MATRIX_KEYS_MAX = 8;

export const matrixCellSchema = z.object({
  state: provenanceSchema,
  /** Effective; null when there is none, when it is secret, or not known. */
  value: z.string().nullable(),
  source: configSourceSchema,
  /** What it would be without the resource's own value; null when Kafka does not tell. */
  inherits: z.string().nullable(),
  sensitive: z.boolean(),
  /** Why nothing is known now; `value` is then the last one read, if any. Null = as read. */
  missing: z.string().nullable(),
});

export const matrixRowSchema = z.object({
  /** Name of the topic, or id of the broker. */
  name: z.string(),
  /** In the order of the keys asked for. */
  cells: z.array(matrixCellSchema),
  /** The broker that told. */
  answeredBy: z.int().nullable(),
  readAt: epochMs.nullable(),
});

/** One key over all topics or brokers, whatever the filters. */
export const matrixColumnSchema = z.object({
  key: z.string(),
  documentation: z.string().nullable(),
  counts: z.record(provenanceSchema, z.int()),
  /** Values that Kafka keeps secret: they cannot be counted or compared. */
  secret: z.int(),
  distinctValues: z.int(),
  /** The most frequent values; empty text stands for no value too. */
  values: z.array(z.object({ value: z.string(), count: z.int() })),
  sources: z.array(z.object({ source: configSourceSchema, count: z.int() })),
});

export const matrixSchema = pageSchema(matrixRowSchema).extend({
  resource: z.enum(matrixResources),
  columns: z.array(matrixColumnSchema),
});

const KEYS_WANTED = `name 1 to ${MATRIX_KEYS_MAX} config keys, as in key=retention.ms&key=cleanup.policy`;

const filters = {
  resource: z.enum(matrixResources).default('topics'),
  /** Filters look at the first one. */
  key: z
    .union([z.string(), z.array(z.string())], { error: KEYS_WANTED })
    .transform((keys) => [...new Set([keys].flat())])
    .refine((keys) => keys.length <= MATRIX_KEYS_MAX && keys.every((key) => key !== ''), KEYS_WANTED)
    .meta({ description: `Config key; repeat it for up to ${MATRIX_KEYS_MAX}. Filters look at the first.` }),
  q: listQuery.q,
  state: provenanceSchema.optional().meta({ description: 'Of the first key' }),
  source: configSourceSchema.optional().meta({ description: 'Layer that supplies the first key' }),
  value: z
    .string()
    .max(32_767)
    .optional()
    .meta({ description: 'Exact effective value of the first key; empty = no value' }),
  sort: z
    .string()
    .max(250)
    .default('name')
    .meta({ description: '`name` or one of the keys, whose value sorts; - in front for descending' }),
};

/** A sort must name what is shown. */
function checkSort(query: { key: string[]; sort: string }, context: z.RefinementCtx): void {
  const by = query.sort.replace(/^-/, '');
  if (by === 'name' || query.key.includes(by)) return;
  context.addIssue({ code: 'custom', path: ['sort'], message: 'use name or one of the keys asked for' });
}

export const matrixQuerySchema = z
  .strictObject({ ...filters, cursor: listQuery.cursor, limit: listQuery.limit })
  .superRefine(checkSort);

export const exportFormats = ['csv', 'json'] as const;
export const matrixExportQuerySchema = z
  .strictObject({ ...filters, format: z.enum(exportFormats) })
  .superRefine(checkSort);

/** One cell of an export. */
export const matrixExportSchema = z.array(
  z.object({
    resource: z.string(),
    key: z.string(),
    value: z.string().nullable(),
    source: configSourceSchema,
    state: provenanceSchema,
    inherits: z.string().nullable(),
    answeredBy: z.int().nullable(),
    readAt: z.iso.datetime().nullable(),
  }),
);

export const configKeysQuerySchema = z.strictObject({ resource: filters.resource });

/** Every key that the brokers report for topics, or for themselves. */
export const configKeysSchema = freshnessSchema.extend({
  items: z.array(z.object({ name: z.string(), type: z.string(), documentation: z.string().nullable() })),
});

/** Keys whose effective value is not the same on all brokers that answered; those that must differ are left out. */
export const configDriftSchema = freshnessSchema.extend({
  brokers: z.array(
    z.object({
      brokerId: z.int(),
      rack: z.string().nullable(),
      /** Why its configs are not known now. */
      missing: z.string().nullable(),
      readAt: epochMs.nullable(),
    }),
  ),
  items: z.array(
    z.object({
      key: z.string(),
      documentation: z.string().nullable(),
      /** In the order of the brokers. */
      cells: z.array(matrixCellSchema),
    }),
  ),
});

export type MatrixCellDto = z.infer<typeof matrixCellSchema>;
export type MatrixRowDto = z.infer<typeof matrixRowSchema>;
export type MatrixColumnDto = z.infer<typeof matrixColumnSchema>;
export type MatrixDto = z.infer<typeof matrixSchema>;
export type MatrixQuery = z.infer<typeof matrixQuerySchema>;
export type MatrixExportQuery = z.infer<typeof matrixExportQuerySchema>;
export type ExportFormat = (typeof exportFormats)[number];
export type ConfigKeysDto = z.infer<typeof configKeysSchema>;
export type ConfigDriftDto = z.infer<typeof configDriftSchema>;

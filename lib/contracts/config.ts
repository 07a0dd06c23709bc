import { z } from 'zod';

export const configSourceSchema = z.enum([
  'topic',
  'broker',
  'cluster',
  'static',
  'built-in',
  'broker-logger',
  'client-metrics',
  'group',
  'unknown',
]);

/**
 * inherited: nobody set it at this resource. set: set here, differs from what it would inherit.
 * pinned: set here and equal to what it would inherit. unknown: Kafka did not tell enough to decide.
 */
export const provenanceSchema = z.enum(['inherited', 'set', 'pinned', 'unknown']);

export const configSynonymSchema = z.object({
  name: z.string(),
  value: z.string().nullable(),
  source: configSourceSchema,
});

export const configViewSchema = z.object({
  name: z.string(),
  value: z.string().nullable(),
  source: configSourceSchema,
  provenance: provenanceSchema,
  /** What the key would be without this resource's own value; null when unknown or not applicable. */
  inheritedValue: z.string().nullable(),
  readOnly: z.boolean(),
  sensitive: z.boolean(),
  type: z.string(),
  documentation: z.string().nullable(),
  synonyms: z.array(configSynonymSchema),
});

/** A config value inside a list row. */
export const configCellSchema = z.object({
  value: z.string().nullable(),
  source: configSourceSchema,
  provenance: provenanceSchema,
});

export type ConfigViewDto = z.infer<typeof configViewSchema>;
export type ConfigCellDto = z.infer<typeof configCellSchema>;
export type ConfigSourceDto = z.infer<typeof configSourceSchema>;
export type ProvenanceDto = z.infer<typeof provenanceSchema>;

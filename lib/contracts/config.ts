import { z } from 'zod';
import { epochMs } from './common.ts';

/** What has configs of its own. `cluster` is the cluster-wide dynamic default of its brokers. */
export const configKinds = [
  'topic',
  'broker',
  'cluster',
  'group',
  'client-metrics',
  'broker-logger',
] as const;

const GROUP_ID_MAX = 32_767;

/** The name is a broker's id for brokers and their loggers, and empty for the cluster. */
export const configSubjectSchema = z.object({
  kind: z.enum(configKinds),
  name: z.string().max(GROUP_ID_MAX),
});

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
 * pinned: set here and equal to what it would inherit. sample: set in the broker's file to the value of the sample file
 * that Kafka ships. feature: written by a feature of Kafka when the cluster was made. unknown: Kafka did not tell enough to decide.
 */
export const provenances = ['inherited', 'set', 'pinned', 'sample', 'feature', 'unknown'] as const;
export const provenanceSchema = z.enum(provenances);

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

/** One resource, read now. */
export const configResourceSchema = z.object({
  subject: configSubjectSchema,
  configs: z.array(configViewSchema),
  /** -1 where any broker may answer. */
  answeredBy: z.int(),
  at: epochMs,
});

/** The client metrics subscriptions there are. */
export const subscriptionListSchema = z.object({ names: z.array(z.string()), at: epochMs });

/** A config value inside a list row. */
export const configCellSchema = z.object({
  value: z.string().nullable(),
  source: configSourceSchema,
  provenance: provenanceSchema,
});

export type ConfigKindDto = (typeof configKinds)[number];
export type ConfigSubjectDto = z.infer<typeof configSubjectSchema>;
export type ConfigResourceDto = z.infer<typeof configResourceSchema>;
export type SubscriptionListDto = z.infer<typeof subscriptionListSchema>;
export type ConfigViewDto = z.infer<typeof configViewSchema>;
export type ConfigCellDto = z.infer<typeof configCellSchema>;
export type ConfigSourceDto = z.infer<typeof configSourceSchema>;
export type ProvenanceDto = z.infer<typeof provenanceSchema>;

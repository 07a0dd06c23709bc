/**
 * Why something cannot be known, what somebody can mend first. needs-history: not watched for long enough. needs-source: not
 * told by Kafka's Admin protocol.
 */
export const MISSING_KINDS = [
  'denied',
  'unreachable',
  'unreadable',
  'unsupported',
  'stale',
  'not-reported',
  'not-read',
  'needs-history',
  'needs-source',
] as const;

export type MissingKind = (typeof MISSING_KINDS)[number];

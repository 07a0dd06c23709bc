import type { RuleSetting } from '@/lib/domain/audit/audit-policy.ts';
import type { ClusterTags, TopicTags } from '@/lib/domain/audit/supplied.ts';
import type { Severity } from '@/lib/domain/audit/verdict.ts';
import type { NamePattern } from './pattern.ts';
import type { TeamMatch } from './team-match.ts';

/** What a cluster is for; a policy speaks of it by this. */
export const ENVIRONMENTS = ['prod', 'staging', 'dev'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/**
 * Which subjects a pack or an exception is about; a part that is null does not restrict. With names of any kind given,
 * subjects of the other kinds are out.
 */
export type PolicyScope = {
  environments: readonly Environment[] | null;
  teams: readonly string[] | null;
  names: Readonly<Partial<Record<'topic' | 'group' | 'broker', readonly NamePattern[]>>> | null;
};

/** What a value must be; every part that is given counts. Numbers in the unit of the key. */
export type KeyDemand = {
  /** Set by a person: on the topic itself, or on the broker and not as the sample file has it. */
  explicit: boolean;
  min: number | null;
  max: number | null;
  oneOf: readonly string[] | null;
};

/** A rule of one's own about one config key. */
export type KeyRule = {
  id: string;
  key: string;
  resource: 'topic' | 'broker';
  must: KeyDemand;
  severity: Severity;
  why: string;
};

export type Pack = {
  name: string;
  scope: PolicyScope;
  /** By rule id (`RET-01`) or family (`RET`); the id beats the family. */
  rules: ReadonlyMap<string, RuleSetting>;
  keys: readonly KeyRule[];
};

/** Findings that somebody answers for until a day, whatever their value. */
export type PolicyException = {
  ruleId: string;
  scope: PolicyScope;
  /** Epoch ms. */
  until: number;
  reason: string;
  owner: string;
};

/** What the author declares about topics, and about whole clusters; of several that hold for a subject, the later one counts. */
export type TagRule = { scope: PolicyScope; topic: TopicTags; cluster: ClusterTags };

export type Team = { name: string; contact: string | null; matches: readonly TeamMatch[] };

/** A policy file as it is meant. Where packs say different things about one subject, the last one counts. */
export type Policy = {
  teams: readonly Team[];
  packs: readonly Pack[];
  exceptions: readonly PolicyException[];
  tags: readonly TagRule[];
};

export const EMPTY_POLICY: Policy = { teams: [], packs: [], exceptions: [], tags: [] };

/** Something in a policy that is not as it should be. Lines and columns count from 1. */
export type PolicyProblem = { line: number; column: number; field: string; message: string };

/** A policy, or everything that is wrong with it. */
export type ParsedPolicy = { ok: true; policy: Policy } | { ok: false; problems: readonly PolicyProblem[] };

/** `line 12, column 5: rules.RET-01.severity: must be one of info, warn, critical`. */
export const problemText = ({ line, column, field, message }: PolicyProblem): string =>
  `line ${line}, column ${column}: ${field === '' ? '' : `${field}: `}${message}`;

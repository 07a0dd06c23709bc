import { z } from 'zod';
import type { RuleSetting } from '@/lib/domain/audit/audit-policy.ts';
import { familyOf } from '@/lib/domain/audit/rules/families.ts';
import { RULES, ruleById } from '@/lib/domain/audit/rules/index.ts';
import { SEVERITIES } from '@/lib/domain/audit/verdict.ts';
import { keyRuleId } from '@/lib/domain/policy/key-rules.ts';
import { parsePattern, patternProblem } from '@/lib/domain/policy/pattern.ts';
import {
  ENVIRONMENTS,
  type KeyRule,
  type Pack,
  type Policy,
  type PolicyException,
  type PolicyScope,
  type TagRule,
  type Team,
} from '@/lib/domain/policy/policy.ts';
import { MATCH_KINDS, matchProblem, type TeamMatch } from '@/lib/domain/policy/team-match.ts';
import { UNOWNED } from '@/lib/shared/unowned.ts';
import { fields, listOf, oneOf, quantityFor, text } from './fields.ts';

const TEAMS_MAX = 200;
const PACKS_MAX = 50;
const KEYS_MAX = 100;
const EXCEPTIONS_MAX = 1_000;
const TAGS_MAX = 200;
const PATTERNS_MAX = 500;

type Refine = z.core.$RefinementCtx;

/** An issue at a place inside the value that is being looked at. */
function refuse(ctx: Refine, path: readonly (string | number)[], message: string): void {
  ctx.issues.push({ code: 'custom', path: [...path], message, input: ctx.value });
}

const pattern = text(300).transform((source, ctx) => {
  const parsed = parsePattern(source);
  const problem = patternProblem(parsed);
  if (problem !== null) refuse(ctx, [], problem);
  return parsed;
});

const quantity = z.union([z.string(), z.number()], { error: 'must be a number, or a text such as 7 d' });

const scopeSchema = fields({
  environments: listOf(oneOf(ENVIRONMENTS), ENVIRONMENTS.length).optional(),
  teams: listOf(text(80), TEAMS_MAX).optional(),
  topics: listOf(pattern, PATTERNS_MAX).optional(),
  groups: listOf(pattern, PATTERNS_MAX).optional(),
  brokers: listOf(z.int('must be the id of a broker').nonnegative(), PATTERNS_MAX).optional(),
})
  .default({})
  .transform(({ environments = null, teams = null, topics, groups, brokers }): PolicyScope => {
    const names = {
      ...(topics && { topic: topics }),
      ...(groups && { group: groups }),
      ...(brokers && { broker: brokers.map((id) => parsePattern(String(id))) }),
    };
    return { environments, teams, names: Object.keys(names).length === 0 ? null : names };
  });

const matchSchema = fields({
  exact: text(249).optional(),
  prefix: text(249).optional(),
  regex: text(300).optional(),
  principal: text(300).optional(),
  of: oneOf(['topic', 'group', 'both']).default('both'),
}).transform((match, ctx): Omit<TeamMatch, 'team'> => {
  const given = MATCH_KINDS.filter((kind) => match[kind] !== undefined);
  const [kind = 'exact'] = given;
  const found = match[kind] ?? '';
  if (given.length !== 1) {
    // An unknown field has been named already, and explains it better.
    if (ctx.issues.length === 0) refuse(ctx, [], `must have exactly one of ${MATCH_KINDS.join(', ')}`);
  } else {
    const problem = matchProblem({ kind, text: found });
    if (problem !== null) refuse(ctx, [kind], problem);
  }
  return { kind, text: found, of: match.of };
});

export const teamNameSchema = text(80).refine((name) => name !== UNOWNED, {
  error: `must not be "${UNOWNED}", which stands for no team`,
});

const teamsSchema = z
  .record(teamNameSchema, fields({ match: listOf(matchSchema, PATTERNS_MAX), contact: text(200).optional() }))
  .transform((teams, ctx): Team[] => {
    checkClaims(teams, ctx);
    return Object.entries(teams).map(([name, { match, contact = null }]) => ({
      name,
      contact,
      matches: match.map((one) => ({ ...one, team: name })),
    }));
  });

/** No name, prefix or principal may be two teams'. */
function checkClaims(
  teams: Record<string, { match: readonly Omit<TeamMatch, 'team'>[] }>,
  ctx: Refine,
): void {
  const names = Object.keys(teams);
  if (names.length > TEAMS_MAX) refuse(ctx, [], `must have at most ${TEAMS_MAX} teams`);
  const claimed = new Map<string, string>();
  for (const [team, { match }] of Object.entries(teams)) {
    for (const [at, { kind, text: claim, of }] of match.entries()) {
      for (const subject of of === 'both' ? ['topic', 'group'] : [of]) {
        const key = `${subject} ${kind} ${claim}`;
        const holder = claimed.get(key);
        if (kind !== 'regex' && holder !== undefined && holder !== team) {
          refuse(ctx, [team, 'match', at], `${kind} "${claim}" is team ${holder}'s already`);
          break;
        }
        claimed.set(key, team);
      }
    }
  }
}

const settingSchema = fields({
  enabled: z.boolean().optional(),
  severity: oneOf(SEVERITIES).optional(),
  limits: z.record(z.string(), quantity).optional(),
});

const FAMILIES: ReadonlySet<string> = new Set(RULES.map(({ id }) => familyOf(id)));

/** Of a rule, or of a family. */
const ruleIdSchema = z.string().refine((id) => ruleById(id) !== undefined || FAMILIES.has(id), {
  error: `is no rule and no family; families are ${[...FAMILIES].join(', ')}`,
});

const rulesSchema = z
  .record(ruleIdSchema, settingSchema)
  .transform((settings, ctx): Map<string, RuleSetting> => {
    const byRule = new Map<string, RuleSetting>();
    for (const [id, { enabled, severity, limits }] of Object.entries(settings)) {
      byRule.set(id, {
        ...(enabled !== undefined && { enabled }),
        ...(severity !== undefined && { severity }),
        ...(limits !== undefined && { limits: limitsOf(id, limits, ctx) }),
      });
    }
    return byRule;
  });

function limitsOf(id: string, given: Record<string, string | number>, ctx: Refine): Record<string, number> {
  const rule = ruleById(id);
  const known = rule?.kind === 'evaluated' ? rule.limits : {};
  const limits: Record<string, number> = {};
  for (const [name, value] of Object.entries(given)) {
    const path = [id, 'limits', name];
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(known);
      refuse(
        ctx,
        path,
        names.length > 0 ? `is no limit of ${id}; it has ${names.join(', ')}` : `${id} has no limits`,
      );
      continue;
    }
    const parsed = quantityFor(name, value);
    if (parsed.ok && parsed.value >= 0) limits[name] = parsed.value;
    else refuse(ctx, path, parsed.ok ? 'must not be negative' : parsed.message);
  }
  return limits;
}

const scalar = z
  .union([z.string(), z.number(), z.boolean()], { error: 'must be a value, not a list or a map' })
  .transform(String);

const mustSchema = fields({
  explicit: z.boolean().default(false),
  min: quantity.optional(),
  max: quantity.optional(),
  equals: scalar.optional(),
  'one-of': listOf(scalar, 100).optional(),
});

const keySchema = fields({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be lower-case letters, digits and dashes'),
  key: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,199}$/, 'must be a config key such as retention.ms'),
  resource: oneOf(['topic', 'broker']).default('topic'),
  must: mustSchema,
  severity: oneOf(SEVERITIES).default('warn'),
  why: text(500).default('The policy asks for it.'),
}).transform(({ must, ...rule }, ctx): KeyRule => {
  const bound = (name: 'min' | 'max'): number | null => {
    const value = must[name];
    if (value === undefined) return null;
    const parsed = quantityFor(rule.key, value);
    if (parsed.ok) return parsed.value;
    refuse(ctx, ['must', name], parsed.message);
    return null;
  };
  const [min, max] = [bound('min'), bound('max')];
  if (min !== null && max !== null && min > max) refuse(ctx, ['must', 'max'], 'must not be less than min');
  const allowed = [...(must.equals === undefined ? [] : [must.equals]), ...(must['one-of'] ?? [])];
  if (must.equals !== undefined && must['one-of'] !== undefined) {
    refuse(ctx, ['must', 'equals'], 'must not stand beside one-of');
  }
  if (!must.explicit && must.min === undefined && must.max === undefined && allowed.length === 0) {
    refuse(ctx, ['must'], 'must ask for something: explicit, min, max, equals or one-of');
  }
  return { ...rule, must: { explicit: must.explicit, min, max, oneOf: allowed.length > 0 ? allowed : null } };
});

const packSchema = fields({
  name: text(80),
  scope: scopeSchema,
  rules: rulesSchema.default(new Map()),
  keys: z.array(keySchema).max(KEYS_MAX, `must have at most ${KEYS_MAX} entries`).default([]),
}) satisfies z.ZodType<Pack>;

/** The end of a day, UTC, which is when an exception ends. */
const lastMoment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2027-01-31')
  .transform((day, ctx): number => {
    const start = Date.parse(`${day}T00:00:00Z`);
    // Date.parse takes 31 February for a day in March.
    if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== day) {
      refuse(ctx, [], 'is no day of the calendar');
    }
    return start + 86_400_000;
  });

const exceptionSchema = fields({
  rule: z.string(),
  scope: scopeSchema,
  until: lastMoment,
  reason: text(500),
  owner: text(120),
}).transform(({ rule, ...exception }): PolicyException => ({ ruleId: rule, ...exception }));

const tagSchema = fields({
  scope: scopeSchema,
  topic: fields({
    criticality: oneOf(['critical', 'ephemeral']).optional(),
    'deletion-deadline': z.boolean().optional(),
    'global-order': z.boolean().optional(),
    'loss-accepted': z.boolean().optional(),
  }).default({}),
  cluster: fields({
    'multi-tenant': z.boolean().optional(),
    public: z.boolean().optional(),
    'restart-planned': z.boolean().optional(),
  }).default({}),
}).transform(({ scope, topic, cluster }, ctx): TagRule => {
  const { teams, names } = scope;
  const saysCluster = Object.keys(cluster).length > 0;
  if (!saysCluster && Object.keys(topic).length === 0)
    refuse(ctx, [], 'must say something of topic or cluster');
  if (saysCluster && (teams !== null || names !== null)) {
    refuse(ctx, ['cluster'], 'must stand in an entry whose scope has only environments');
  }
  if (!saysCluster && names !== null && names.topic === undefined) {
    refuse(ctx, ['scope'], 'must name topics, or leave out names');
  }
  return {
    scope,
    topic: given({
      criticality: topic.criticality,
      hasDeletionDeadline: topic['deletion-deadline'],
      needsGlobalOrder: topic['global-order'],
      isLossAccepted: topic['loss-accepted'],
    }),
    cluster: given({
      isMultiTenant: cluster['multi-tenant'],
      isPublic: cluster.public,
      restartPlanned: cluster['restart-planned'],
    }),
  };
});

/** What is left out must not hide what an earlier entry says. */
function given<Tags extends object>(tags: Tags): Partial<Tags> {
  const said: Partial<Tags> = {};
  for (const name of Object.keys(tags) as (keyof Tags)[])
    if (tags[name] !== undefined) said[name] = tags[name];
  return said;
}

/** A policy file as its author writes it; gives a `Policy`. */
export const policySchema = fields({
  version: z.literal(1, { error: ({ input }) => (input === undefined ? undefined : 'must be 1') }),
  teams: teamsSchema.default([]),
  packs: z.array(packSchema).max(PACKS_MAX, `must have at most ${PACKS_MAX} entries`).default([]),
  exceptions: z
    .array(exceptionSchema)
    .max(EXCEPTIONS_MAX, `must have at most ${EXCEPTIONS_MAX} entries`)
    .default([]),
  tags: z.array(tagSchema).max(TAGS_MAX, `must have at most ${TAGS_MAX} entries`).default([]),
})
  // A transform runs only on what is otherwise fine, a refinement would not.
  .transform(({ teams, packs, exceptions, tags }, ctx): Policy => {
    const policy = { teams, packs, exceptions, tags };
    checkNames(policy, ctx);
    return policy;
  });

/** What one part says about another: teams and rules that are meant must be there, ids must not come twice. */
function checkNames(policy: Policy, ctx: Refine): void {
  const teams = new Set(policy.teams.map(({ name }) => name));
  const requireTeams = ({ teams: named }: PolicyScope, path: (string | number)[]) => {
    for (const [at, team] of (named ?? []).entries()) {
      if (!teams.has(team))
        refuse(ctx, [...path, 'scope', 'teams', at], `there is no team ${team} in this file`);
    }
  };
  const keys = new Set<string>();
  for (const [at, pack] of policy.packs.entries()) {
    requireTeams(pack.scope, ['packs', at]);
    for (const [position, { id }] of pack.keys.entries()) {
      if (keys.has(id))
        refuse(ctx, ['packs', at, 'keys', position, 'id'], `"${id}" is taken; ids of key rules come once`);
      keys.add(id);
    }
  }
  for (const [at, { scope }] of policy.tags.entries()) requireTeams(scope, ['tags', at]);
  const ids = new Set([...RULES.map(({ id }) => id), ...[...keys].map(keyRuleId)]);
  for (const [at, { ruleId, scope }] of policy.exceptions.entries()) {
    requireTeams(scope, ['exceptions', at]);
    if (!ids.has(ruleId)) refuse(ctx, ['exceptions', at, 'rule'], `there is no rule ${ruleId}`);
  }
}

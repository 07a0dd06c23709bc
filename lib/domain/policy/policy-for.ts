import type { AuditPolicy, RuleSetting } from '@/lib/domain/audit/audit-policy.ts';
import type { Finding, SubjectRef } from '@/lib/domain/audit/finding.ts';
import { familyOf } from '@/lib/domain/audit/rules/families.ts';
import { RULES } from '@/lib/domain/audit/rules/index.ts';
import type { AclBinding } from '@/lib/domain/model/acl.ts';
import { toRule } from './key-rules.ts';
import { type OwnerOf, ownersOf } from './owners.ts';
import type { Environment, Pack, Policy, PolicyException } from './policy.ts';
import { namesOfPrincipals } from './principals.ts';
import { holdsFor, type SubjectTest, scopeTest } from './scope.ts';
import { type Tags, tagsFor } from './tags.ts';
import { isByPrincipal, type TeamMatch } from './team-match.ts';

/** A policy for the clusters of one environment: what the engine asks, and which findings it answers for. */
export type PolicyInForce = AuditPolicy & {
  /** Every team by name, sorted. */
  teams: readonly string[];
  /** Those with a match by principal while ACLs are not known: what they own is not known either. */
  unresolved: ReadonlySet<string>;
  /** What people declare about the cluster and its topics. */
  tags: Tags;
  /** The exception that holds longest for a finding; null when none does, or each has ended. */
  exceptionOf: (finding: Pick<Finding, 'ruleId' | 'subject'>, now: number) => PolicyException | null;
};

type Placed = { pack: Pack; test: Exclude<SubjectTest, 'none'> };

type Given = {
  /** Matches that people added in the UI; the policy's own come first. */
  added?: readonly TeamMatch[];
  /** Of the cluster, by which principals are resolved; null while they are not known. */
  acls?: readonly AclBinding[] | null;
};

export function policyFor(
  policy: Policy,
  environment: Environment,
  { added = [], acls = null }: Given = {},
): PolicyInForce {
  const lists = [policy.teams.flatMap(({ matches }) => matches), added];
  // A name that somebody wrote down is more deliberate than an ACL.
  const teamOf = ownersOf(...lists.flatMap((list) => [list, namesOfPrincipals(list, acls ?? [])]));
  const packs = policy.packs.flatMap((pack): Placed[] => {
    const test = scopeTest(pack.scope, environment, teamOf);
    return test === 'none' ? [] : [{ pack, test }];
  });
  const own = packs.flatMap(({ pack, test }) =>
    pack.keys.map((spec) => toRule(spec, (subject) => holdsFor(test, subject))),
  );
  const settings = settingsByRule(
    packs,
    [...RULES, ...own].map(({ id }) => id),
  );
  return {
    teams: [...new Set([...policy.teams.map(({ name }) => name), ...added.map(({ team }) => team)])].sort(),
    unresolved: new Set(
      acls === null
        ? lists
            .flat()
            .filter(isByPrincipal)
            .map(({ team }) => team)
        : [],
    ),
    rules: [...RULES, ...own],
    isOff: (ruleId) => settings.get(ruleId)?.everywhere?.enabled === false,
    settingOf: (ruleId, subject) => settings.get(ruleId)?.of(subject) ?? UNCHANGED,
    teamOf,
    tags: tagsFor(policy.tags, environment, teamOf),
    exceptionOf: exceptionsOf(policy, environment, teamOf),
  };
}

const UNCHANGED: RuleSetting = {};

type RuleSettings = {
  /** The setting where no pack distinguishes subjects. */
  everywhere: RuleSetting | null;
  of: (subject: SubjectRef) => RuleSetting;
};

function settingsByRule(packs: readonly Placed[], ruleIds: readonly string[]): Map<string, RuleSettings> {
  const byRule = new Map<string, RuleSettings>();
  for (const ruleId of ruleIds) {
    const parts = packs.flatMap(({ pack, test }) => {
      const setting = merged(pack.rules.get(familyOf(ruleId)), pack.rules.get(ruleId));
      return setting === undefined ? [] : [{ setting, test }];
    });
    if (parts.length > 0) byRule.set(ruleId, settingsOf(parts));
  }
  return byRule;
}

function settingsOf(parts: readonly { setting: RuleSetting; test: Placed['test'] }[]): RuleSettings {
  if (parts.every(({ test }) => test === 'all')) {
    const everywhere = combine(parts.map(({ setting }) => setting));
    return { everywhere, of: () => everywhere };
  }
  // Few combinations of packs occur, over many subjects: each is merged once.
  const known = new Map<string, RuleSetting>();
  return {
    everywhere: null,
    of: (subject) => {
      const holding = parts.map(({ test }) => holdsFor(test, subject));
      const key = holding.map(Number).join('');
      const setting =
        known.get(key) ?? combine(parts.filter((_, at) => holding[at]).map((part) => part.setting));
      known.set(key, setting);
      return setting;
    },
  };
}

const combine = (settings: readonly RuleSetting[]): RuleSetting =>
  settings.reduce<RuleSetting>((all, setting) => merged(all, setting) ?? all, UNCHANGED);

function merged(base: RuleSetting | undefined, over: RuleSetting | undefined): RuleSetting | undefined {
  if (base === undefined || over === undefined) return over ?? base;
  const limits = { ...base.limits, ...over.limits };
  return { ...base, ...over, ...(Object.keys(limits).length > 0 && { limits }) };
}

function exceptionsOf(
  { exceptions }: Policy,
  environment: Environment,
  teamOf: OwnerOf,
): PolicyInForce['exceptionOf'] {
  const placed = exceptions
    .map((exception) => ({ exception, test: scopeTest(exception.scope, environment, teamOf) }))
    .sort((a, b) => b.exception.until - a.exception.until);
  const byRule = new Map<string, typeof placed>();
  for (const one of placed) {
    byRule.set(one.exception.ruleId, [...(byRule.get(one.exception.ruleId) ?? []), one]);
  }
  return ({ ruleId, subject }, now) =>
    byRule.get(ruleId)?.find(({ test, exception }) => now < exception.until && holdsFor(test, subject))
      ?.exception ?? null;
}

import type { PolicyViewDto } from '@/lib/contracts/policy.ts';
import { ruleById } from '@/lib/domain/audit/rules/index.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { keyRuleId, keyRuleTitle } from '@/lib/domain/policy/key-rules.ts';
import { knownAcls } from '@/lib/domain/policy/known-acls.ts';
import type { NamePattern } from '@/lib/domain/policy/pattern.ts';
import type { Pack, PolicyScope } from '@/lib/domain/policy/policy.ts';
import { isByPrincipal } from '@/lib/domain/policy/team-match.ts';
import { UNOWNED } from '@/lib/shared/unowned.ts';
import type { SignedAudit } from '../audit.ts';
import { auditedAs } from '../cluster-facts.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { ownedBy } from './owned.ts';
import type { PolicyBook, PolicyState } from './policy-book.ts';

type Teams = PolicyViewDto['teams'];

/** The policy as it is in force for a cluster, with what each part of it reaches there. */
export function policyView(
  { definition, collector, policy: policyOf }: WatchedCluster,
  { report, excepted, snapshot }: SignedAudit,
  policies: PolicyBook,
): PolicyViewDto {
  const state = policies.state();
  const { policy, file, revision } = state;
  const environment = auditedAs(definition.environment);
  const inForce = policyOf();
  const ownedByTeam = ownedBy(snapshot, inForce);
  const teams = inForce.teams.map((team) => ({
    team,
    isResolved: !inForce.unresolved.has(team),
    ...matchesOf(team, state),
    ...ownedByTeam(team),
  }));
  return {
    revision,
    environment,
    file: file && { ...file, problems: [...file.problems] },
    acls: teams.some(({ matches }) => matches.some(isByPrincipal)) ? aclsView(collector.snapshot()) : null,
    teams,
    unowned: ownedByTeam(UNOWNED),
    packs: policy.packs.map((pack) => ({
      name: pack.name,
      scope: scopeText(pack.scope),
      applies: pack.scope.environments?.includes(environment) ?? true,
      rules: rulesOf(pack),
      keys: pack.keys.map((rule) => ({
        ruleId: keyRuleId(rule.id),
        title: keyRuleTitle(rule),
        severity: rule.severity,
      })),
    })),
    exceptions: policy.exceptions.map((exception) => {
      const { ruleId, scope, until, owner, reason } = exception;
      return {
        ruleId,
        scope: scopeText(scope),
        until,
        hasEnded: until <= report.at,
        owner,
        reason,
        covers: [...excepted.values()].filter((one) => one === exception).length,
      };
    }),
  };
}

function aclsView(snapshot: ClusterSnapshot): PolicyViewDto['acls'] {
  const { collectedAt, problem } = knownAcls(snapshot);
  return { collectedAt, problem };
}

function matchesOf(
  team: string,
  { policy, mappings }: PolicyState,
): Pick<Teams[number], 'contact' | 'matches'> {
  const declared = policy.teams.find(({ name }) => name === team);
  const ofFile = (declared?.matches ?? []).map(({ kind, text, of }) => ({ id: null, kind, text, of }));
  const added = mappings
    .filter((mapping) => mapping.team === team)
    .map(({ id, kind, text, of }) => ({ id, kind, text, of }));
  return { contact: declared?.contact ?? null, matches: [...ofFile, ...added] };
}

const rulesOf = ({ rules }: Pack): PolicyViewDto['packs'][number]['rules'] =>
  [...rules].map(([id, { enabled, severity, limits = {} }]) => ({
    id,
    title: ruleById(id)?.title ?? null,
    enabled: enabled ?? null,
    severity: severity ?? null,
    limits: Object.entries(limits).map(([name, value]) => ({ name, value })),
  }));

const patternText = ({ kind, text }: NamePattern): string => (kind === 'regex' ? `/${text}/` : text);

/** `prod; team payments; topics orders.*, /x-\d+/`; empty for everything. */
function scopeText({ environments, teams, names }: PolicyScope): string {
  const parts = [
    environments?.join(', '),
    teams && `${teams.length === 1 ? 'team' : 'teams'} ${teams.join(', ')}`,
    ...Object.entries(names ?? {}).map(
      ([kind, patterns]) =>
        `${kind}${patterns.length === 1 ? '' : 's'} ${patterns.map(patternText).join(', ')}`,
    ),
  ];
  return parts.filter((part) => part).join('; ');
}

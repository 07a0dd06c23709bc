import type { AclBinding } from '@/lib/domain/model/acl.ts';
import type { Environment, Policy } from '@/lib/domain/policy/policy.ts';
import { type PolicyInForce, policyFor } from '@/lib/domain/policy/policy-for.ts';
import { isByPrincipal, type TeamMatch } from '@/lib/domain/policy/team-match.ts';

type Acls = readonly AclBinding[] | null;

/**
 * One policy as it is in force, made once for each environment and list of ACLs. Without a match by principal ACLs make no
 * difference, and clusters of one environment share it.
 */
export function compiled(
  policy: Policy,
  added: readonly TeamMatch[],
): (environment: Environment, acls: Acls) => PolicyInForce {
  const needsAcls =
    added.some(isByPrincipal) || policy.teams.some((team) => team.matches.some(isByPrincipal));
  // Lets go of what was made for ACLs that no snapshot holds any more.
  const made = new WeakMap<object, Map<Environment, PolicyInForce>>();
  return (environment, acls) => {
    const key = (needsAcls ? acls : null) ?? WITHOUT_ACLS;
    const byEnvironment = made.get(key) ?? new Map<Environment, PolicyInForce>();
    made.set(key, byEnvironment);
    const known = byEnvironment.get(environment) ?? policyFor(policy, environment, { added, acls });
    byEnvironment.set(environment, known);
    return known;
  };
}

const WITHOUT_ACLS = {};

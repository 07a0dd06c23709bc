import type { AclBinding } from '@/lib/domain/model/acl.ts';
import { isByPrincipal, type TeamMatch } from './team-match.ts';

/** What an owner does with it: a topic is its writers', a group its readers'. */
const OWNING = { topic: 'write', group: 'read' } as const;

/**
 * The names that the principals of these matches own by ACLs, as matches in the same order: the topics a principal may write,
 * the groups it may read. An ACL for every name gives none: who may do everything owns nothing by it. Principals are compared
 * character by character, as Kafka compares them.
 */
export function namesOfPrincipals(
  matches: readonly TeamMatch[],
  acls: readonly AclBinding[],
): readonly TeamMatch[] {
  const principals = matches.filter(isByPrincipal);
  const bindings = new Map(principals.map(({ text }) => [text, [] as AclBinding[]]));
  for (const acl of acls) if (isOwning(acl)) bindings.get(acl.principal)?.push(acl);
  return principals.flatMap(({ team, text, of }) =>
    (bindings.get(text) ?? [])
      .filter(({ resource }) => of === 'both' || of === resource)
      .map(
        ({ resource, pattern, name }): TeamMatch => ({
          team,
          kind: pattern === 'literal' ? 'exact' : 'prefix',
          text: name,
          of: resource,
        }),
      ),
  );
}

const isOwning = ({ resource, pattern, name, operation }: AclBinding): boolean =>
  (operation === 'all' || operation === OWNING[resource]) && !(pattern === 'literal' && name === '*');

import { patternProblem } from './pattern.ts';

export const MATCH_KINDS = ['exact', 'prefix', 'regex', 'principal'] as const;

/** Which names belong to a team. Brokers and the cluster belong to nobody's team. */
export type TeamMatch = {
  team: string;
  /** `principal`: the names that the ACLs of a cluster give this one; see `namesOfPrincipals`. */
  kind: (typeof MATCH_KINDS)[number];
  text: string;
  /** Topics, groups, or the names of both. */
  of: 'topic' | 'group' | 'both';
};

export const isByPrincipal = ({ kind }: Pick<TeamMatch, 'kind'>): boolean => kind === 'principal';

/** Why a match is refused, to follow its name in a sentence; null when it is fine. */
export const matchProblem = ({ kind, text }: Pick<TeamMatch, 'kind' | 'text'>): string | null =>
  kind === 'principal' ? principalProblem(text) : patternProblem({ kind, text });

function principalProblem(text: string): string | null {
  if (!/^[^:\s]+:./.test(text)) return 'must be a type and a name, such as User:payments-svc';
  return text === 'User:*' ? 'must not be User:*, which is everybody and so no team' : null;
}

import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import { matcherOf } from './pattern.ts';
import type { TeamMatch } from './team-match.ts';

/** The owning team of a subject; null when no match names it. */
export type OwnerOf = (subject: SubjectRef) => string | null;

/**
 * An exact name beats a prefix, the longest prefix beats shorter ones, both beat regular expressions, which are tried in
 * order. With several lists the first one that knows an owner decides: the file before what people added in the UI.
 * Principals give nothing here: `namesOfPrincipals` makes names of them.
 */
export function ownersOf(...lists: readonly (readonly TeamMatch[])[]): OwnerOf {
  const topic = lists.map((list) => ownersOfKind(list.filter(({ of }) => of !== 'group')));
  const group = lists.map((list) => ownersOfKind(list.filter(({ of }) => of !== 'topic')));
  const known = { topic: new Map<string, string | null>(), group: new Map<string, string | null>() };
  return ({ kind, name }) => {
    if (kind !== 'topic' && kind !== 'group') return null;
    const before = known[kind].get(name);
    if (before !== undefined) return before;
    const owner = firstOwner(kind === 'topic' ? topic : group, name);
    if (known[kind].size >= NAMES_MAX) known[kind].clear();
    known[kind].set(name, owner);
    return owner;
  };
}

/** More names than any cluster has; those of topics long gone must not add up. */
const NAMES_MAX = 200_000;

type OwnerOfName = (name: string) => string | null;

function firstOwner(owners: readonly OwnerOfName[], name: string): string | null {
  for (const owner of owners) {
    const team = owner(name);
    if (team !== null) return team;
  }
  return null;
}

function ownersOfKind(matches: readonly TeamMatch[]): OwnerOfName {
  const exact = firstByText(matches, 'exact');
  const prefixes = firstByText(matches, 'prefix');
  const lengths = [...new Set([...prefixes.keys()].map(({ length }) => length))].sort((a, b) => b - a);
  const regexes = matches
    .filter(({ kind }) => kind === 'regex')
    .map(({ team, text }) => ({ team, isMatch: matcherOf({ kind: 'regex', text }) }));
  return (name) => {
    const named = exact.get(name);
    if (named !== undefined) return named;
    for (const length of lengths) {
      const team = name.length >= length ? prefixes.get(name.slice(0, length)) : undefined;
      if (team !== undefined) return team;
    }
    return regexes.find(({ isMatch }) => isMatch(name))?.team ?? null;
  };
}

/** The first one wins where two claim the same. */
function firstByText(matches: readonly TeamMatch[], wanted: TeamMatch['kind']): ReadonlyMap<string, string> {
  const teams = new Map<string, string>();
  for (const { kind, text, team } of matches) {
    if (kind === wanted && !teams.has(text)) teams.set(text, team);
  }
  return teams;
}

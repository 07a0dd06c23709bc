import { ownerName } from '@/lib/domain/audit/tally.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { PolicyInForce } from '@/lib/domain/policy/policy-for.ts';
import { latest } from '@/lib/shared/section.ts';

/** Null while they have not been read, or it is not known which are the team's. */
type Owned = { topics: number | null; groups: number | null };

/** How many topics and groups each team has, and `unowned`. */
export function ownedBy(
  { sections }: ClusterSnapshot,
  { teamOf, unresolved }: Pick<PolicyInForce, 'teamOf' | 'unresolved'>,
): (team: string) => Owned {
  const count = (kind: 'topic' | 'group', names: Iterable<string> | undefined) => {
    if (names === undefined) return null;
    const byTeam = new Map<string, number>();
    for (const name of names) {
      const team = ownerName({ kind, name }, teamOf);
      byTeam.set(team, (byTeam.get(team) ?? 0) + 1);
    }
    return byTeam;
  };
  const topics = count('topic', latest(sections.metadata)?.value.topics.keys());
  const groups = count('group', latest(sections.groups)?.value.keys());
  return (team) =>
    unresolved.has(team)
      ? { topics: null, groups: null }
      : { topics: topics && (topics.get(team) ?? 0), groups: groups && (groups.get(team) ?? 0) };
}

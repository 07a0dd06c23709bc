import { ownerName } from '@/lib/domain/audit/tally.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { OwnerOf } from '@/lib/domain/policy/owners.ts';
import { latest } from '@/lib/shared/section.ts';

/** How many topics and groups each team has, and `unowned`; null while they have not been read. */
export function ownedBy({ sections }: ClusterSnapshot, teamOf: OwnerOf) {
  const count = (kind: 'topic' | 'group', names: Iterable<string> | undefined) => {
    if (names === undefined) return null;
    const byTeam = new Map<string, number>();
    for (const name of names) {
      const team = ownerName({ kind, name }, teamOf);
      byTeam.set(team, (byTeam.get(team) ?? 0) + 1);
    }
    return byTeam;
  };
  return {
    topics: count('topic', latest(sections.metadata)?.value.topics.keys()),
    groups: count('group', latest(sections.groups)?.value.keys()),
  };
}

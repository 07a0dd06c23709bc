import type { ClusterTags, TopicTags } from '@/lib/domain/audit/supplied.ts';
import type { OwnerOf } from './owners.ts';
import type { Environment, TagRule } from './policy.ts';
import { holdsFor, scopeTest } from './scope.ts';

/** What a policy declares about the clusters of one environment and their topics. */
export type Tags = { cluster: ClusterTags; topic: (name: string) => TopicTags };

export function tagsFor(rules: readonly TagRule[], environment: Environment, ownerOf: OwnerOf): Tags {
  const placed = rules.map((rule) => ({ rule, test: scopeTest(rule.scope, environment, ownerOf) }));
  const holding = placed.filter(({ test }) => test !== 'none');
  const known = new Map<string, TopicTags>();
  return {
    // Only environments narrow what is said of clusters.
    cluster: merged(holding.map(({ rule }) => rule.cluster)),
    topic: (name) => {
      const found = known.get(name);
      if (found) return found;
      const ofTopic = holding.filter(({ test }) => holdsFor(test, { kind: 'topic', name }));
      const tags = merged(ofTopic.map(({ rule }) => rule.topic));
      known.set(name, tags);
      return tags;
    },
  };
}

function merged<T extends object>(parts: readonly T[]): Partial<T> {
  let all: Partial<T> = {};
  for (const part of parts) all = { ...all, ...part };
  return all;
}

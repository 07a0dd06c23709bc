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
    cluster: Object.assign({}, ...holding.map(({ rule }) => rule.cluster)),
    topic: (name) => {
      const tags =
        known.get(name) ??
        Object.assign(
          {},
          ...holding
            .filter(({ test }) => holdsFor(test, { kind: 'topic', name }))
            .map(({ rule }) => rule.topic),
        );
      known.set(name, tags);
      return tags;
    },
  };
}

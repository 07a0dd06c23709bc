import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import type { TopicFilter } from '@/lib/client/topics.ts';
import { topicSortKeys } from '@/lib/contracts/topics.ts';

const sorts = topicSortKeys.flatMap((key) => [key, `-${key}`] as const);
export const topicViews = [
  'all',
  'under-replicated',
  'below-min-isr',
  'offline',
  'unconsumed',
  'inherited',
  'internal',
] as const;
export type TopicView = (typeof topicViews)[number];

/** The state of the topic list, in the address. */
export const topicParams = {
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(sorts).withDefault('name'),
  view: parseAsStringLiteral(topicViews).withDefault('all'),
  cleanup: parseAsStringLiteral(['delete', 'compact'] as const),
};

export const loadTopicParams = createLoader(topicParams);

type TopicParams = Awaited<ReturnType<typeof loadTopicParams>>;

const viewFilters: Record<TopicView, Omit<TopicFilter, 'sort'>> = {
  all: {},
  'under-replicated': { health: 'underReplicated' },
  'below-min-isr': { health: 'belowMinIsr' },
  offline: { health: 'offline' },
  unconsumed: { consumed: false },
  inherited: { provenance: 'inherited' },
  internal: { internal: true },
};

/** What the API is asked for. */
export function topicFilterOf({ q, sort, view, cleanup }: TopicParams): TopicFilter {
  return {
    sort,
    ...viewFilters[view],
    ...(q.trim() !== '' && { q: q.trim() }),
    ...(cleanup !== null && { cleanup }),
  };
}

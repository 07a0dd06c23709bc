import { expect, it } from 'vitest';
import { topicListQuerySchema } from '@/lib/contracts/topics.ts';
import { loadTopicParams, topicFilterOf, topicViews } from './topic-params.ts';

it('asks the API only for what its contract allows, in every view', () => {
  for (const view of topicViews) {
    const params = loadTopicParams({ q: ' orders ', view, sort: '-size', cleanup: 'compact' });
    const { sort, ...filter } = topicFilterOf(params);
    const wire = Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)]));
    expect(topicListQuerySchema.parse({ sort, ...wire })).toMatchObject({
      q: 'orders',
      sort: '-size',
      cleanup: 'compact',
    });
  }
});

it('falls back to the whole list by name when the address makes no sense', () => {
  expect(topicFilterOf(loadTopicParams({ view: 'nonsense', sort: '-nonsense', q: '  ' }))).toEqual({
    sort: 'name',
  });
});

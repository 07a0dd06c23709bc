import { expect, it } from 'vitest';
import { groupListQuerySchema } from '@/lib/contracts/groups.ts';
import { groupFilterOf, loadGroupParams } from './group-params.ts';

it('asks the API only for what its contract allows', () => {
  const params = loadGroupParams({
    q: 'a/b',
    status: 'stalled',
    kind: 'share',
    topic: 'orders',
    sort: '-members',
  });
  const { sort, ...filter } = groupFilterOf(params);
  const wire = Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)]));
  expect(groupListQuerySchema.parse({ sort, ...wire })).toMatchObject({
    q: 'a/b',
    status: ['stalled'],
    kind: ['share'],
    topic: 'orders',
    sort: '-members',
  });
});

it('shows the largest lag first when the address says nothing', () => {
  expect(groupFilterOf(loadGroupParams({}))).toEqual({ sort: '-lag' });
});

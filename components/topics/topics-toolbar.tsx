'use client';

import { useQueryStates } from 'nuqs';
import { type Chip, ChipBar } from '@/components/ui/chip-bar.tsx';
import { Select } from '@/components/ui/input.tsx';
import { PageFilter } from '@/components/ui/page-filter.tsx';
import type { TopicListDto } from '@/lib/contracts/topics.ts';
import { type TopicView, topicParams } from './topic-params.ts';

function chipsOf(list: TopicListDto | undefined): readonly Chip<TopicView>[] {
  const count = (value: number | undefined) => (value === undefined ? {} : { count: value });
  const counts = list?.counts;
  return [
    { value: 'all', label: 'All', ...count(list?.totalUnfiltered) },
    { value: 'under-replicated', label: 'Under-replicated', ...count(counts?.underReplicated) },
    { value: 'below-min-isr', label: 'Below min ISR', ...count(counts?.belowMinIsr) },
    { value: 'offline', label: 'Offline', ...count(counts?.offline) },
    { value: 'unconsumed', label: 'No consumer group', ...count(counts?.unconsumed) },
    { value: 'inherited', label: 'Inherited retention', ...count(counts?.inheritedRetention) },
    { value: 'internal', label: 'Internal', ...count(counts?.internal) },
  ];
}

/** Text and views that narrow the list; all of it is in the address. */
export function TopicsToolbar({ list }: { list: TopicListDto | undefined }) {
  const [params, setParams] = useQueryStates(topicParams, { history: 'replace' });
  return (
    <div className="flex flex-none flex-col gap-2">
      <div className="flex gap-2">
        <PageFilter
          label="Filter topics by name"
          placeholder="Part of a topic name"
          value={params.q}
          onChange={(text) => void setParams({ q: text === '' ? null : text })}
        />
        <span className="w-40 flex-none max-md:w-32">
          <Select
            aria-label="Cleanup policy"
            className="h-8"
            value={params.cleanup ?? ''}
            onChange={(event) => {
              const { value } = event.target;
              void setParams({ cleanup: value === 'delete' || value === 'compact' ? value : null });
            }}
          >
            <option value="">Any cleanup</option>
            <option value="delete">Cleanup delete</option>
            <option value="compact">Cleanup compact</option>
          </Select>
        </span>
      </div>
      <ChipBar
        label="View"
        chips={chipsOf(list)}
        current={params.view}
        onChange={(view) => void setParams({ view })}
      />
    </div>
  );
}

'use client';

import { X } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { Button } from '@/components/ui/button.tsx';
import { type Chip, ChipBar } from '@/components/ui/chip-bar.tsx';
import { Select } from '@/components/ui/input.tsx';
import { PageFilter } from '@/components/ui/page-filter.tsx';
import { type GroupListDto, type GroupStatus, groupKinds, groupStatuses } from '@/lib/contracts/groups.ts';
import { groupParams } from './group-params.ts';
import { groupKindLabels, groupStatusLooks } from './group-status.tsx';

/** Statuses that some group has, and the chosen one. */
function chipsOf(
  list: GroupListDto | undefined,
  chosen: GroupStatus | null,
): readonly Chip<GroupStatus | 'all'>[] {
  const present = groupStatuses.filter((status) => status === chosen || (list?.byStatus[status] ?? 0) > 0);
  return [
    { value: 'all', label: 'All', ...(list !== undefined && { count: list.totalUnfiltered }) },
    ...present.map((status) => ({
      value: status,
      label: groupStatusLooks[status].label,
      icon: groupStatusLooks[status].icon,
      ...(list !== undefined && { count: list.byStatus[status] ?? 0 }),
    })),
  ];
}

export function GroupsToolbar({ list }: { list: GroupListDto | undefined }) {
  const [params, setParams] = useQueryStates(groupParams, { history: 'replace' });
  return (
    <div className="flex flex-none flex-col gap-2">
      <div className="flex gap-2">
        <PageFilter
          label="Filter groups by id"
          placeholder="Part of a group id"
          value={params.q}
          onChange={(text) => void setParams({ q: text === '' ? null : text })}
        />
        <span className="w-44 flex-none max-md:w-32">
          <Select
            aria-label="Kind of group"
            className="h-8"
            value={params.kind ?? ''}
            onChange={(event) => void setParams({ kind: groupParams.kind.parse(event.target.value) })}
          >
            <option value="">Any kind</option>
            {groupKinds.map((kind) => (
              <option key={kind} value={kind}>
                {groupKindLabels[kind]}
              </option>
            ))}
          </Select>
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <ChipBar
          label="Status"
          chips={chipsOf(list, params.status)}
          current={params.status ?? 'all'}
          onChange={(status) => void setParams({ status: status === 'all' ? null : status })}
        />
        {params.topic !== null && (
          <Button size="sm" onClick={() => void setParams({ topic: null })}>
            reads {params.topic}
            <X aria-hidden className="size-3" />
            <span className="sr-only">, remove this filter</span>
          </Button>
        )}
      </div>
    </div>
  );
}

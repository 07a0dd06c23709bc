'use client';

import { useQueryStates } from 'nuqs';
import { formatConfig } from '@/components/configs/config-format.ts';
import { ChipBar } from '@/components/ui/chip-bar.tsx';
import { Select } from '@/components/ui/input.tsx';
import { PageFilter } from '@/components/ui/page-filter.tsx';
import { provenances } from '@/lib/contracts/config.ts';
import type { MatrixColumnDto } from '@/lib/contracts/config-matrix.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { ExportMenu } from './export-menu.tsx';
import { KeyChips } from './key-chips.tsx';
import { KeyPicker } from './key-picker.tsx';
import { keysShown, matrixFilterOf, matrixParams, withKeys } from './matrix-params.ts';
import { stateLooks } from './state-looks.ts';

/** A value as it is offered: for people, with the raw one beside it. */
function optionText(key: string, value: string): string {
  if (value === '') return 'no value';
  const { text, raw } = formatConfig(key, value);
  return raw === null ? text : `${text}, ${raw}`;
}

/** Filters for the first key; `column` says what there is to choose from. */
function ColumnFilters({ filtered, column }: { filtered: string; column: MatrixColumnDto | undefined }) {
  const [params, setParams] = useQueryStates(matrixParams, { history: 'replace' });
  const counts = column?.counts;
  const values = column?.values ?? [];
  const unlisted = (column?.distinctValues ?? 0) - values.length;
  const isListed = params.value === null || values.some(({ value }) => value === params.value);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ChipBar
        label={`State of ${filtered}`}
        chips={[
          { value: 'all', label: 'Any state' },
          ...provenances
            // Features write cluster-wide defaults alone; topics and brokers inherit those.
            .filter((state) => state !== 'feature' && (state !== 'sample' || params.resource === 'brokers'))
            .map((state) => ({
              value: state,
              label: stateLooks[state].label,
              ...(counts && { count: counts[state] }),
            })),
        ]}
        current={params.state ?? 'all'}
        onChange={(state) => void setParams({ state: state === 'all' ? null : state })}
      />
      <span className="w-52 max-md:flex-1">
        <Select
          aria-label={`Value of ${filtered}`}
          value={params.value === null ? 'any' : `=${params.value}`}
          onChange={({ target }) =>
            void setParams({ value: target.value === 'any' ? null : target.value.slice(1) })
          }
        >
          <option value="any">Any value</option>
          {!isListed && (
            <option value={`=${params.value}`}>{optionText(filtered, params.value ?? '')}</option>
          )}
          {values.map(({ value, count }) => (
            <option key={value} value={`=${value}`}>
              {optionText(filtered, value)} ({formatCount(count)})
            </option>
          ))}
          {unlisted > 0 && <option disabled>{plural(unlisted, 'rarer value')}, sort to see</option>}
        </Select>
      </span>
      <span className="w-40 max-md:flex-1">
        <Select
          aria-label={`Source of ${filtered}`}
          value={params.source ?? ''}
          onChange={({ target }) => void setParams({ source: matrixParams.source.parse(target.value) })}
        >
          <option value="">Any source</option>
          {(column?.sources ?? []).map(({ source, count }) => (
            <option key={source} value={source}>
              {source} ({formatCount(count)})
            </option>
          ))}
          {params.source !== null && !column?.sources.some(({ source }) => source === params.source) && (
            <option value={params.source}>{params.source}</option>
          )}
        </Select>
      </span>
    </div>
  );
}

/** What is compared and what narrows it; all of it is in the address. */
export function MatrixToolbar({
  clusterId,
  columns,
}: {
  clusterId: string;
  columns: readonly MatrixColumnDto[];
}) {
  const [params, setParams] = useQueryStates(matrixParams, { history: 'replace' });
  const shown = keysShown(params);
  const [filtered = ''] = shown;
  const setKeys = (keys: readonly string[]) => void setParams(withKeys(shown, keys));
  return (
    <div className="flex flex-none flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <PageFilter
          label="Filter by name"
          placeholder={params.resource === 'topics' ? 'Part of a topic name' : 'Part of a broker id'}
          value={params.q}
          onChange={(text) => void setParams({ q: text === '' ? null : text })}
          className="max-md:basis-full"
        />
        <span className="w-28 flex-none max-md:w-auto max-md:flex-1">
          <Select
            aria-label="What is compared"
            className="h-8"
            value={params.resource}
            onChange={({ target }) =>
              void setParams({ ...CLEARED, resource: matrixParams.resource.parse(target.value) })
            }
          >
            <option value="topics">Topics</option>
            <option value="brokers">Brokers</option>
          </Select>
        </span>
        <KeyPicker clusterId={clusterId} resource={params.resource} shown={shown} onChange={setKeys} />
        <ExportMenu clusterId={clusterId} filter={matrixFilterOf(params)} />
      </div>
      <KeyChips keys={shown} onChange={setKeys} />
      <ColumnFilters filtered={filtered} column={columns.find(({ key }) => key === filtered)} />
    </div>
  );
}

/** Topics and brokers have keys, names and layers of their own. */
const CLEARED = { keys: null, q: null, sort: null, state: null, source: null, value: null };

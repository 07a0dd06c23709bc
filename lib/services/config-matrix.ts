import type { Cadence } from '@/lib/collector/cadence.ts';
import type {
  ConfigDriftDto,
  ConfigKeysDto,
  MatrixColumnDto,
  MatrixDto,
  MatrixExportQuery,
  MatrixQuery,
  MatrixResource,
} from '@/lib/contracts/config-matrix.ts';
import { driftingKeys } from '@/lib/domain/configs/drift.ts';
import { matchesCell } from '@/lib/domain/configs/matrix.ts';
import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { latest } from '@/lib/shared/section.ts';
import {
  brokerAnswers,
  brokerCellOf,
  brokerKeys,
  brokerTable,
  type ConfigKey,
  type ConfigRow,
  type ConfigTable,
  topicKeys,
  topicTable,
} from './config-table.ts';
import { freshnessOf } from './freshness.ts';
import { cutPage, sortRows } from './paging.ts';

export const MATRIX_SECTIONS: Record<MatrixResource, readonly SectionName[]> = {
  topics: ['metadata', 'topicConfigs'],
  brokers: ['metadata', 'brokerConfigs'],
};

/** Values listed for one key; a key with more is better looked at sorted. */
const VALUES_LISTED = 100;

type Filters = Omit<MatrixExportQuery, 'format'>;

const tableOf = (snapshot: ClusterSnapshot, resource: MatrixResource): ConfigTable =>
  resource === 'topics' ? topicTable(snapshot) : brokerTable(snapshot);

function keysOf({ sections }: ClusterSnapshot, resource: MatrixResource): ReadonlyMap<string, ConfigKey> {
  const topics = latest(sections.topicConfigs)?.value;
  const brokers = latest(sections.brokerConfigs)?.value;
  if (resource === 'topics') return topics ? topicKeys(topics) : new Map();
  return brokers ? brokerKeys(brokers) : new Map();
}

/**
 * One page of topics or brokers with their values of a few keys; no broker is asked.
 * @throws AppError `invalid_input` for a key that nobody reports, or a cursor of another list
 */
export function configMatrix(snapshot: ClusterSnapshot, cadence: Cadence, query: MatrixQuery): MatrixDto {
  const { cursor, limit, ...filters } = query;
  const freshness = freshnessOf(snapshot, MATRIX_SECTIONS[query.resource], cadence);
  const table = tableOf(snapshot, query.resource);
  const columns = columnsOf(snapshot, table, query);
  const page = cutPage(select(table, filters), {
    cursor,
    limit,
    version: freshness.version,
    query: JSON.stringify(filters),
  });
  return {
    ...freshness,
    ...page,
    items: page.items.map(({ name, answeredBy, readAt, cell }) => ({
      name,
      answeredBy,
      readAt,
      cells: query.key.map(cell),
    })),
    totalUnfiltered: table.rows.length,
    resource: query.resource,
    columns,
  };
}

function columnsOf(
  snapshot: ClusterSnapshot,
  table: ConfigTable,
  { resource, key }: Filters,
): MatrixColumnDto[] {
  const known = keysOf(snapshot, resource);
  return key.map((name) => {
    checkKey(known, resource, name);
    const { values, sources, ...summary } = table.column(name).summary;
    return {
      key: name,
      documentation: known.get(name)?.documentation ?? null,
      ...summary,
      distinctValues: values.length,
      values: values.slice(0, VALUES_LISTED),
      sources: [...sources],
    };
  });
}

/** Before any configs were read every key may exist. */
function checkKey(known: ReadonlyMap<string, ConfigKey>, resource: MatrixResource, key: string): void {
  if (known.size === 0 || known.has(key)) return;
  const whose = resource === 'topics' ? 'topics' : 'themselves';
  throw new AppError(
    'invalid_input',
    `No broker reports "${key}" for ${whose}; choose one of the keys that configs/keys lists.`,
    { field: 'key' },
  );
}

/** Filtered by the first key, and sorted. */
function select({ rows, column }: ConfigTable, filters: Filters): ConfigRow[] {
  const { q, key, sort } = filters;
  const { cells } = column(key[0] ?? '');
  const text = q?.toLowerCase() ?? '';
  const by = sort.replace(/^-/, '');
  const order = by === 'name' ? null : column(by).order;
  const matching = rows.flatMap((row, index) => {
    const cell = cells[index];
    const isWanted = cell && row.name.toLowerCase().includes(text) && matchesCell(cell, filters);
    return isWanted ? [{ row, order: order ? (order[index] ?? null) : row.name }] : [];
  });
  const sorted = sortRows(
    matching,
    (one) => one.order,
    (one) => one.row.name,
    sort.startsWith('-'),
  );
  return sorted.map(({ row }) => row);
}

/** One cell as it is written to a file. Times are ISO 8601, UTC. */
export type ExportedCell = {
  resource: string;
  key: string;
  value: string | null;
  source: string;
  state: string;
  inherits: string | null;
  answeredBy: number | null;
  readAt: string | null;
};

/**
 * Every cell that the filters of the list show, on all its pages, row by row.
 * @throws AppError as `configMatrix`, before the first cell
 */
export function exportMatrix(snapshot: ClusterSnapshot, filters: Filters): Iterable<ExportedCell> {
  const known = keysOf(snapshot, filters.resource);
  for (const key of filters.key) checkKey(known, filters.resource, key);
  return exportedCells(select(tableOf(snapshot, filters.resource), filters), filters.key);
}

function* exportedCells(rows: readonly ConfigRow[], keys: readonly string[]): Generator<ExportedCell, void> {
  for (const { name, answeredBy, readAt, cell } of rows) {
    for (const key of keys) {
      const { value, source, state, inherits } = cell(key);
      const readAtText = readAt === null ? null : new Date(readAt).toISOString();
      yield { resource: name, key, value, source, state, inherits, answeredBy, readAt: readAtText };
    }
  }
}

/** Every key there is to compare, with what Kafka says about it. */
export function configKeys(
  snapshot: ClusterSnapshot,
  cadence: Cadence,
  resource: MatrixResource,
): ConfigKeysDto {
  return {
    ...freshnessOf(snapshot, MATRIX_SECTIONS[resource], cadence),
    items: [...keysOf(snapshot, resource).values()],
  };
}

/** Keys about which brokers disagree, side by side. */
export function configDrift(snapshot: ClusterSnapshot, cadence: Cadence): ConfigDriftDto {
  const answers = brokerAnswers(snapshot);
  const known = keysOf(snapshot, 'brokers');
  const read = answers.flatMap(({ brokerId, resource, missing }) =>
    resource === null || missing !== null ? [] : [{ nodeId: brokerId, entries: resource.entries }],
  );
  return {
    ...freshnessOf(snapshot, MATRIX_SECTIONS.brokers, cadence),
    brokers: answers.map(({ brokerId, rack, missing, readAt }) => ({ brokerId, rack, missing, readAt })),
    items: driftingKeys(read).map((key) => ({
      key,
      documentation: known.get(key)?.documentation ?? null,
      cells: answers.map((answer) => brokerCellOf(answer, key)),
    })),
  };
}

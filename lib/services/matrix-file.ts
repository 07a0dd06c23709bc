import { toCsvRow } from '@/lib/shared/csv.ts';
import type { ExportedCell } from './config-matrix.ts';

const HEADER = ['resource', 'key', 'value', 'source', 'state', 'inherits', 'answered by broker', 'read at'];

/** A header and one line per cell. */
export function* csvFile(cells: Iterable<ExportedCell>): Generator<string, void> {
  yield toCsvRow(HEADER);
  for (const { resource, key, value, source, state, inherits, answeredBy, readAt } of cells) {
    yield toCsvRow([resource, key, value, source, state, inherits, answeredBy, readAt]);
  }
}

/** One array, a line per cell. */
export function* jsonFile(cells: Iterable<ExportedCell>): Generator<string, void> {
  let before = '[\n';
  for (const cell of cells) {
    yield `${before}${JSON.stringify(cell)}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

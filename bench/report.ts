import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** `x` is a ratio; the rest are units. */
export type Unit = 'x' | 'ms' | 's' | 'MiB' | 'bytes' | 'requests' | 'requests/s' | 'groups' | 'frames' | '%';

/** One measured value, with the most it may be where a budget exists. */
export type Row = {
  what: string;
  value: number;
  unit: Unit;
  /** The budget: at most this. */
  most?: number;
  /** The budget where less is a failure: at least this. */
  least?: number;
  /** Absolute times behind a ratio and other things to read beside the value. */
  beside?: string;
};

export type SectionReport = {
  section: string;
  rows: Row[];
  /** Raw material, for the results file only. */
  details?: unknown;
};

export const isMet = ({ value, most, least }: Row): boolean =>
  value <= (most ?? Number.POSITIVE_INFINITY) && value >= (least ?? Number.NEGATIVE_INFINITY);

export function formatValue(value: number, unit: Unit): string {
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  const text = value.toFixed(digits);
  return unit === 'x' ? `${text}x` : `${text} ${unit}`;
}

export function printSection({ section, rows }: SectionReport): void {
  const cells = rows.map((row) => [
    row.what,
    formatValue(row.value, row.unit),
    budgetOf(row),
    row.beside ?? '',
  ]);
  const all = [['', 'measured', 'budget', ''], ...cells];
  const width = (column: number) => Math.max(...all.map((row) => row[column]?.length ?? 0));
  const [first, second, third] = [width(0), width(1), width(2)];
  console.log(`\n${section}`);
  for (const [what = '', value = '', budget = '', beside = ''] of all) {
    const line = `  ${what.padEnd(first)}  ${value.padStart(second)}  ${budget.padEnd(third)}  ${beside}`;
    console.log(line.trimEnd());
  }
}

function budgetOf(row: Row): string {
  if (row.most === undefined && row.least === undefined) return '';
  const bound = row.most === undefined ? `>= ${row.least}` : `<= ${row.most}`;
  return `${bound} ${isMet(row) ? 'met' : 'MISSED'}`;
}

/** Writes one run's results below the state directory; returns the file's path. */
export async function saveReports(
  directory: string,
  machine: Record<string, unknown>,
  sections: readonly SectionReport[],
): Promise<string> {
  await mkdir(directory, { recursive: true });
  const at = new Date().toISOString();
  const file = join(directory, `${at.replaceAll(':', '-')}.json`);
  await writeFile(file, `${JSON.stringify({ at, machine, sections }, null, 2)}\n`);
  return file;
}

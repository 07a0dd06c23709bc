import type { MatrixCellDto } from '@/lib/contracts/config-matrix.ts';

/** Whether a broker's value is not the one that most brokers have; a tie is decided for the first of them. */
export function isOdd(cells: readonly MatrixCellDto[], index: number): boolean {
  const own = cells[index];
  if (own === undefined || own.missing !== null) return false;
  const counts = new Map<string | null, number>();
  for (const { value, missing } of cells) {
    if (missing === null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const [common] = [...counts].find(([, count]) => count === most) ?? [own.value];
  return own.value !== common;
}

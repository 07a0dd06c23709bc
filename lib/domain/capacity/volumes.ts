import type { LogDir } from '@/lib/domain/model/log-dir.ts';

/** Dirs that report the same file system sizes in one answer lie on one disk, whose room must not count twice. */
export function volumesOf(dirs: readonly LogDir[]): readonly (readonly LogDir[])[] {
  const volumes = new Map<string, LogDir[]>();
  for (const dir of dirs) {
    const isMeasured = dir.totalBytes !== null && dir.error === undefined;
    const key = isMeasured ? `${dir.totalBytes}/${dir.usableBytes}` : dir.path;
    const known = volumes.get(key);
    if (known) known.push(dir);
    else volumes.set(key, [dir]);
  }
  return [...volumes.values()];
}

/** Used part of the volume that a dir lies on, 0 to 1; null when the broker does not tell (before Kafka 3.3). */
export const usedFraction = ({ totalBytes, usableBytes }: LogDir): number | null =>
  totalBytes === null || usableBytes === null || totalBytes <= 0n
    ? null
    : 1 - Number(usableBytes) / Number(totalBytes);

/** Used part of the fullest volume; null when none is told. */
export function fullestFraction(dirs: readonly LogDir[]): number | null {
  const known = dirs.map(usedFraction).filter((fraction) => fraction !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** Room of all volumes together, bytes; null when one of them does not tell (before Kafka 3.3, or it failed). */
export function diskBytes(dirs: readonly LogDir[]): number | null {
  let total = 0;
  for (const [first] of volumesOf(dirs)) {
    if (first === undefined || first.totalBytes === null || first.error !== undefined) return null;
    total += Number(first.totalBytes);
  }
  return total;
}

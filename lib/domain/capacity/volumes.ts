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

/** Room of all volumes together, bytes; null when one of them does not tell (before Kafka 3.3, or it failed). */
export function diskBytes(dirs: readonly LogDir[]): number | null {
  let total = 0;
  for (const [first] of volumesOf(dirs)) {
    if (first === undefined || first.totalBytes === null || first.error !== undefined) return null;
    total += Number(first.totalBytes);
  }
  return total;
}

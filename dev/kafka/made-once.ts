import { access, mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A file or directory that is made by the first who needs it. It is made beside its place and renamed, so that what is cut
 * off, or a second process, never leaves half of it.
 */
export async function madeOnce(place: string, make: (partial: string) => Promise<unknown>): Promise<void> {
  if (await exists(place)) return;
  const partial = `${place}.${process.pid}`;
  await mkdir(dirname(place), { recursive: true });
  try {
    await make(partial);
    await rename(partial, place);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another process may have been faster: a directory cannot be renamed to its then, and its is as good as ours.
    if (!(await exists(place))) throw error;
  }
}

export async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

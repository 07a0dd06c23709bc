import { readFile } from 'node:fs/promises';
import type { PolicyBook } from '@/lib/services/policy/policy-book.ts';

/** Soon enough for whoever edits the file. */
const LOOK_EVERY_MS = 2_000;

/**
 * Reads the policy file now and whenever its content changes, until stopped. It is read every two seconds instead of
 * watched: editors replace files, and Kubernetes swaps symbolic links, which watching tells differently on each system.
 */
export async function followPolicyFile(
  path: string,
  book: Pick<PolicyBook, 'offer'>,
  everyMs = LOOK_EVERY_MS,
): Promise<() => void> {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let known: string | undefined;
  const look = async () => {
    const content = await readFile(path, 'utf8').then(
      (text) => ({ text }),
      (error: NodeJS.ErrnoException) => ({
        unreadable: `${path} cannot be read: ${error.code ?? error.message}.`,
      }),
    );
    const seen = JSON.stringify(content);
    if (!isStopped && seen !== known) {
      known = seen;
      book.offer(content);
    }
    if (!isStopped) timer = setTimeout(look, everyMs).unref();
  };
  await look();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

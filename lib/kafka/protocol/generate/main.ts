import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateFiles } from './files.ts';
import { openDefinitions } from './jar.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const output = join(root, 'lib/kafka/protocol/messages');
const cacheDir = join(root, '.highwater');

/** Paths below `messages/` that differ from what the generator makes now; with `write` they are made equal. */
export async function generate({ write }: { write: boolean }): Promise<string[]> {
  await mkdir(cacheDir, { recursive: true });
  const files = generateFiles(await openDefinitions(cacheDir));
  const existing = await readdir(output, { recursive: true, withFileTypes: true }).catch(() => []);
  const present = existing
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(output.length + 1));
  const stale: string[] = [];
  for (const path of present.filter((candidate) => !files.has(candidate))) {
    stale.push(path);
    if (write) await rm(join(output, path));
  }
  for (const [path, text] of files) {
    const file = join(output, path);
    const current = present.includes(path) ? await readFile(file, 'utf8') : null;
    if (current === text) continue;
    stale.push(path);
    if (!write) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return stale;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  const stale = await generate({ write: !check });
  process.stdout.write(`${stale.length} files ${check ? 'are stale' : 'written'}\n`);
  if (check && stale.length > 0) process.exitCode = 1;
}

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { renderRules } from '../lib/domain/audit/render-rules.ts';
import { RULES } from '../lib/domain/audit/rules/index.ts';

/** Writes docs/rules.md; with `--check` it only compares and exits 1 when the file is stale. */
const file = fileURLToPath(new URL('../docs/rules.md', import.meta.url));
const text = renderRules(RULES);

if (process.argv.includes('--check')) {
  const committed = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (committed !== text) {
    console.error('docs/rules.md is stale: run npx tsx scripts/rules-doc.ts');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, text);
}
